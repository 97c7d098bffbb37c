"""The reader by a language model, by choice: its claims count only where the document says them word for word."""

from baimo.reading.llm.endpoint import Endpoint
from baimo.reading.llm.reader import Estimate, ModelReader, Outcome

__all__ = ["Endpoint", "Estimate", "ModelReader", "Outcome"]
