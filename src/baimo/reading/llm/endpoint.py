"""An endpoint that speaks the chat interface of OpenAI: a server on this machine, or anybody's service."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import Any

from baimo.reading.llm.asking import Messages, schema
from baimo.values.errors import BaimoError

# Tokens of one answer: some thirty claims.
MOST = 3000


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back: the text, whether it was cut off at the limit, and the tokens that were counted for it."""

    content: str
    was_cut: bool
    tokens_in: int
    tokens_out: int


@dataclass(slots=True)
class Endpoint:
    """A model at an address. The key is read from OPENAI_API_KEY, and goes nowhere else.

    `timeout` is in seconds and `most` in tokens, both for one answer. Raises BaimoError where the
    `openai` package is missing.
    """

    model: str
    address: str | None = None
    timeout: float = 120.0
    retries: int = 2
    most: int = MOST
    _client: Any = field(default=None, repr=False)
    _form: int = 0

    def ask(self, messages: Messages) -> Reply:
        """One answer at temperature 0. Raises BaimoError, in one line, where none comes."""
        import openai

        client = self._client or self._connect()
        while True:
            try:
                done = client.chat.completions.create(
                    model=self.model, messages=messages, temperature=0, max_tokens=self.most, **_FORMS[self._form]()
                )
                return _reply(done)
            except openai.OpenAIError as error:
                if not self._is_of_form(error):
                    raise self._refused(error) from error
                self._form += 1

    def _is_of_form(self, error: Exception) -> bool:
        """Whether a plainer form may help: not every server knows schemas, or JSON, and some break over them (500)."""
        status, said = getattr(error, "status_code", 0), str(error)
        is_refusal = status in (400, 422) or (status == 500 and "response_format" in said)
        return is_refusal and self._form + 1 < len(_FORMS)

    def _connect(self) -> Any:
        try:
            import openai
        except ImportError as error:
            raise BaimoError("a model is asked through openai; install it with: pip install 'baimo[llm]'") from error
        address = self.address or os.environ.get("OPENAI_BASE_URL")
        key = os.environ.get("OPENAI_API_KEY")
        if not key and not address:
            raise BaimoError("no endpoint: name a server with --endpoint, or set OPENAI_API_KEY")
        self._client = openai.OpenAI(
            base_url=address, api_key=key or "none", timeout=self.timeout, max_retries=self.retries
        )
        return self._client

    def _refused(self, error: Exception) -> BaimoError:
        said = " ".join(str(error).split())[:200]
        where = self.address or os.environ.get("OPENAI_BASE_URL") or "the service"
        return BaimoError(f"{where}: {self.model} gave no answer ({said}); what it answered before is kept, try again")


def _reply(done: Any) -> Reply:
    choice = done.choices[0] if getattr(done, "choices", None) else None
    content = (getattr(choice.message, "content", None) or "") if choice else ""
    usage = getattr(done, "usage", None)
    counted = (getattr(usage, "prompt_tokens", 0) or 0, getattr(usage, "completion_tokens", 0) or 0)
    return Reply(content, bool(choice and choice.finish_reason == "length"), *counted)


def _by_schema() -> dict[str, Any]:
    return {
        "response_format": {
            "type": "json_schema",
            "json_schema": {"name": "claims", "strict": True, "schema": schema()},
        }
    }


def _as_json() -> dict[str, Any]:
    return {"response_format": {"type": "json_object"}}


_FORMS = (_by_schema, _as_json, dict)
