"""What JSON addresses take, each with a word on it and an example, as `/openapi.json` tells."""

from __future__ import annotations

from typing import Annotated

from fastapi import Path, Query

EntityId = Annotated[str, Path(description="id of an entity", examples=["zhipu-ai"])]
PredicateId = Annotated[str, Path(description="id of a predicate", examples=["founded_on"])]
SourceId = Annotated[str, Path(description="id of a source", examples=["36kr.com/12345"])]
CategoryId = Annotated[str, Path(description="id of a layer or a category", examples=["infra/ai-chips"])]
DocumentKey = Annotated[str, Path(description="key of a document of the session", examples=["deck.pdf"])]
Month = Annotated[str, Query(description="as of the end of this month; empty: now", examples=["2023-10"])]
Since = Annotated[str, Query(alias="from", description="after the end of this month", examples=["2023-01"])]
Until = Annotated[str, Query(alias="to", description="until the end of this month", examples=["2023-10"])]
Start = Annotated[str, Query(alias="from", description="id or any name", examples=["zhipu-ai"])]
End = Annotated[str, Query(alias="to", description="id or any name", examples=["OpenAI"])]
Of = Annotated[str, Query(description="ids of families or models, with commas between", examples=["gpt"])]
Asking = Annotated[str, Query(description="a name, a part of one, or words", examples=["智谱"])]
Kind = Annotated[str, Query(description="a kind of entity", examples=["model"])]
OfPredicate = Annotated[str, Query(description="id of a predicate", examples=["founded_on"])]
Region = Annotated[str, Query(description="china or abroad", examples=["china"])]
Limit = Annotated[int, Query(description="at most so many of either", examples=[8])]
Only = Annotated[str, Query(description="`entities`: without statements", examples=["entities"])]
