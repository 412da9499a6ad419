"""Small JSON objects that are only replaced by whoever has seen what they replace.

Conditional puts (`If-Match`, `If-None-Match`) are all that botocore is here for. A put whose answer
got lost is tried again and then meets its own object: that counts as done.
"""

from __future__ import annotations

import importlib.util
import json
from typing import TYPE_CHECKING, Any, NamedTuple

from cleancopy.errors import StoreError, UsageError
from cleancopy.s3.objects import CONNECT_SECONDS, refused, region
from cleancopy.store import manifest

if TYPE_CHECKING:
    from cleancopy.place import S3Prefix

CONFLICTS = frozenset(
    {"PreconditionFailed", "ConditionalRequestConflict", "NoSuchKey", "412", "409"}
)
"""Another one was quicker, or what was seen is gone."""


class Seen(NamedTuple):
    """An object as it was read or written."""

    facts: dict[str, Any]
    tag: str


class Conflict(Exception):
    """The object is not what was seen: nothing was written."""


class Documents:
    """The JSON objects under one prefix."""

    def __init__(self, root: S3Prefix) -> None:
        if importlib.util.find_spec("botocore") is None:
            raise UsageError(f"writing to {root} needs more: pip install 'cleancopy[s3]'")
        from botocore.config import Config
        from botocore.session import get_session

        self._root = root
        self._client = get_session().create_client(
            "s3",
            endpoint_url=root.endpoint,
            region_name=region(root),
            config=Config(
                connect_timeout=CONNECT_SECONDS,
                read_timeout=CONNECT_SECONDS,
                retries={"mode": "standard", "total_max_attempts": 4},
                s3={"addressing_style": "path"} if root.endpoint else None,
                # Servers other than that of AWS do not all know the newer checksums.
                request_checksum_calculation="when_required",
                response_checksum_validation="when_required",
            ),
        )

    def get(self, path: str) -> Seen | None:
        """What `path` holds; None when there is nothing, or nothing of ours."""
        from botocore.exceptions import ClientError

        try:
            answer = self._call("get_object", path)
        except ClientError as error:
            if _code(error) in ("NoSuchKey", "404"):
                return None
            raise
        try:
            facts = json.loads(answer["Body"].read())
        except ValueError:
            facts = None
        return Seen(facts if isinstance(facts, dict) else {}, answer["ETag"])

    def put(self, path: str, facts: dict[str, Any], over: Seen | None) -> Seen:
        """Write `facts` in place of `over` (None: where nothing is); raises `Conflict`."""
        from botocore.exceptions import ClientError

        condition = {"IfMatch": over.tag} if over else {"IfNoneMatch": "*"}
        try:
            made = self._put(path, facts, condition)
        except ClientError as error:
            if _code(error) not in CONFLICTS:
                raise
            there = self.get(path)
            if there is not None and there.facts == facts:
                return there
            raise Conflict(str(self._root / path)) from error
        return Seen(facts, made["ETag"])

    def prove(self, path: str, there: Seen) -> None:
        """Raise `StoreError` when the server does not heed conditions: nobody could be safe there.

        `there` is what `path` holds; it stays as it is in either case.
        """
        from botocore.exceptions import ClientError

        try:
            self._put(path, there.facts, {"IfNoneMatch": "*"})
        except ClientError:
            return
        raise StoreError(
            f"{self._root}: this server ignores the conditions of a put, so that two runs could"
            " overwrite each other: nothing was done"
        )

    def _put(self, path: str, facts: dict[str, Any], condition: dict[str, str]) -> Any:
        data = manifest.encoded(facts)
        return self._call(
            "put_object", path, Body=data, ContentType="application/json", **condition
        )

    def _call(self, name: str, path: str, **more: Any) -> Any:
        from botocore.exceptions import (
            BotoCoreError,
            ClientError,
            HTTPClientError,
            NoCredentialsError,
            PartialCredentialsError,
        )

        place = self._root / path
        try:
            return getattr(self._client, name)(Bucket=place.bucket, Key=place.prefix, **more)
        except (NoCredentialsError, PartialCredentialsError) as error:
            refused("AccessDenied", str(error).rstrip("."), name, self._root, None, error)
        except ClientError as error:
            code = _code(error)
            if code in CONFLICTS or code == "404":
                raise
            why = error.response.get("Error", {}).get("Message", "")
            refused(code, why, name, self._root, None, error)
        except HTTPClientError as error:
            refused("NETWORK_CONNECTION", str(error), name, self._root, None, error)
        except BotoCoreError as error:
            raise OSError(f"{place}: {error}") from error


def _code(error: Any) -> str:
    return str(error.response.get("Error", {}).get("Code", ""))
