// Every page: suggestions in the search, and the colours of a published site.

import {beginSearch} from "./search.js";
import {beginTheme} from "./theme.js";

beginTheme();
beginSearch();
