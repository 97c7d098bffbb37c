"""The pages: documents checked, entities, sources; served to a browser, working without script."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from baimo.web.app import create_app
    from baimo.web.serving.server import serve

__all__ = ["create_app", "serve"]


def __getattr__(name: str) -> Any:
    # A server costs 0.3 s to import; whoever asks for the name pays.
    if name == "create_app":
        from baimo.web.app import create_app

        return create_app
    if name == "serve":
        from baimo.web.serving.server import serve

        return serve
    raise AttributeError(name)
