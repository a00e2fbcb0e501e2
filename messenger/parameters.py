"""The parameters of a call, in each way in which clients send them: query, form, multipart or JSON."""

import json
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl

from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException
from starlette.requests import Request

from messenger.refusal import Json, Refused, bad_request


@dataclass(frozen=True)
class Upload:
    """The bytes of a file, the name it came with and its media type."""

    name: str
    type: str
    data: bytes


@dataclass(frozen=True)
class Parameters:
    """What a call was given. Numbers, truth values and nested JSON may come as strings."""

    values: Json = field(default_factory=dict)
    files: dict[str, Upload] = field(default_factory=dict)

    def text(self, name: str, default: str = "") -> str:
        """A text. Raises Refused if it is something else."""
        value = self.values.get(name)
        if value is None:
            return default
        if isinstance(value, dict | list | bool):
            raise bad_request(f'field "{name}" must be of type String')
        return str(value)

    def integer(self, name: str) -> int | None:
        """A whole number, None if it is not there. Raises Refused if it is not one."""
        value = self.values.get(name)
        if value is None or value == "":
            return None
        try:
            return int(value)
        except (TypeError, ValueError):
            raise bad_request(f'field "{name}" must be of type Integer') from None

    def flag(self, name: str) -> bool:
        """A truth value, false if it is not there."""
        value = self.values.get(name, False)
        return value.lower() in ("true", "1", "yes") if isinstance(value, str) else bool(value)

    def nested(self, name: str) -> Any:
        """A JSON object or array, also given as a string; None if it is not there. Raises Refused."""
        value = self.values.get(name)
        if not isinstance(value, str):
            return value
        try:
            return json.loads(value) if value else None
        except ValueError:
            raise bad_request(f"can't parse {name.replace('_', ' ')} JSON object") from None

    def upload(self, name: str) -> Upload | None:
        """A file sent along, as the part itself or as `attach://part`."""
        given = self.values.get(name)
        if isinstance(given, str) and given.startswith("attach://"):
            return self.files.get(given.removeprefix("attach://"))
        return self.files.get(name)


async def read_parameters(request: Request) -> Parameters:
    """The parameters of a request. Raises Refused if its body cannot be read."""
    values: Json = dict(request.query_params)
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    files: dict[str, Upload] = {}
    if kind == "multipart/form-data":
        fields, files = await read_form(request)
        values.update(fields)
    elif body := (await request.body()).strip():
        urlencoded = kind == "application/x-www-form-urlencoded" and not body.startswith(b"{")
        values.update(read_urlencoded(body) if urlencoded else read_json(body))
    return Parameters(values, files)


def read_urlencoded(body: bytes) -> Json:
    """Fields of a form; their characters may also stand there as they are, in UTF-8."""
    return dict(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True))


async def read_form(request: Request) -> tuple[Json, dict[str, Upload]]:
    """The fields and the files of a form."""
    fields: Json = {}
    files: dict[str, Upload] = {}
    try:
        async with request.form(max_part_size=4 * 1024 * 1024) as form:
            for name, value in form.multi_items():
                if isinstance(value, UploadFile):
                    files[name] = await read_upload(value)
                else:
                    fields[name] = value
    except MultiPartException as error:
        raise bad_request(error.message) from None
    return fields, files


async def read_upload(part: UploadFile) -> Upload:
    """One file of a form; only the last part of its name is kept."""
    name = (part.filename or "file").replace("\\", "/").rpartition("/")[2]
    return Upload(name or "file", part.content_type or "", await part.read())


def read_json(body: bytes) -> Json:
    """A JSON object. Raises Refused if the body is none."""
    try:
        value = json.loads(body)
    except ValueError:
        raise bad_request("can't parse JSON object") from None
    if not isinstance(value, dict):
        raise Refused(400, "Bad Request: object expected")
    return value
