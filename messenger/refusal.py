"""How a call is refused: an HTTP status with the words that go with it."""

from typing import Any

from starlette.responses import JSONResponse, Response

Json = dict[str, Any]


class Refused(Exception):
    """The call is not carried out. `code` is both the HTTP status and the `error_code`."""

    def __init__(self, code: int, description: str, parameters: Json | None = None) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters or {}


def bad_request(reason: str) -> Refused:
    """The usual refusal, 400, in the usual form of words."""
    return Refused(400, f"Bad Request: {reason}")


def refused(refusal: Refused) -> Response:
    """A refusal as the Bot API words it."""
    body: Json = {"ok": False, "error_code": refusal.code, "description": refusal.description}
    headers = {}
    if refusal.parameters:
        body["parameters"] = refusal.parameters
        headers = {"Retry-After": str(refusal.parameters.get("retry_after", 0))}
    return JSONResponse(body, status_code=refusal.code, headers=headers)


def refused_to_person(refusal: Refused) -> Response:
    """A refusal as the client side words it: `{"error", ...}`."""
    return JSONResponse({"error": refusal.description, **refusal.parameters}, status_code=refusal.code)
