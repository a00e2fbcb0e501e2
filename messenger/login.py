"""Who may use the client side: anybody in a demo, otherwise each person by a login token, the own chat."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from messenger.parameters import read_parameters
from messenger.people import Contact
from messenger.refusal import Refused
from messenger.state import State

COOKIE = "messenger_login"
YEAR = 365 * 24 * 3600


def token_of(request: Request) -> str:
    """The login token of a request: `Authorization: Bearer`, or the page's cookie."""
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    return token.strip() if scheme.lower() == "bearer" else request.cookies.get(COOKIE, "")


def logged_in(state: State, request: Request) -> Contact:
    """Who sends a request, by login. Raises Refused (401)."""
    contact = state.people.of_login(token_of(request))
    if contact is None:
        raise Refused(401, "a login is needed")
    return contact


def person_of(state: State, request: Request) -> Contact:
    """The person whose chat a request is about. Raises Refused: 401 or 403 without the right login, 404."""
    wanted = request.path_params["person"]
    if not state.config.demo and logged_in(state, request).id != wanted:
        raise Refused(403, "this is somebody else's chat")
    contact = state.people.get(wanted)
    if contact is None:
        raise Refused(404, "there is no such person")
    return contact


def visible(state: State, request: Request) -> list[Contact]:
    """The people whose chats this request may see. Raises Refused (401)."""
    return state.people.everyone() if state.config.demo else [logged_in(state, request)]


def demo_only(state: State) -> None:
    """Raises Refused (403) outside of a demo."""
    if not state.config.demo:
        raise Refused(403, "only in a demo")


async def login(state: State, request: Request) -> Response:
    """POST /client/login {"token"}: the page's cookie, out of reach for scripts and other sites."""
    token = (await read_parameters(request)).text("token")
    contact = state.people.of_login(token)
    if contact is None:
        raise Refused(401, "this login is not valid")
    answer = JSONResponse({"person": contact.id})
    secure = request.url.scheme == "https"
    answer.set_cookie(COOKIE, token, max_age=YEAR, httponly=True, samesite="strict", secure=secure)
    return answer


async def logout(_state: State, _request: Request) -> Response:
    """POST /client/logout: forget the cookie."""
    answer = JSONResponse({})
    answer.delete_cookie(COOKIE)
    return answer
