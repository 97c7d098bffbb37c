// Every page: suggestions in the search, and on a published site its colours and what the search finds.

import {beginFound} from "./found.js";
import {beginSearch} from "./search.js";
import {beginTheme} from "./theme.js";

beginTheme();
beginSearch();
beginFound();
