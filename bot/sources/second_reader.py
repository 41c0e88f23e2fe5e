"""A second opinion on an article, from any server that speaks as OpenAI's does. Off unless the operator names
one; whatever it says is checked against the article and waits for review."""

import asyncio
import json
from typing import Any

import httpx

from bot.reading.article import CannotRead, Why
from bot.reading.facts import Reading
from bot.sources.second_answer import answer_of
from bot.sources.second_facts import reading_of
from bot.sources.second_prompt import PROMPT

TIMEOUT = 30.0
LONGEST = 40_000
"""Characters of an article that are sent."""
LARGEST = 1_000_000
"""Bytes of an answer."""


class SecondReader:
    def __init__(self, url: str, model: str, key: str | None = None, timeout: float = TIMEOUT) -> None:
        """`url` is where the API begins ("http://localhost:11434/v1"), or its chat/completions itself."""
        base = url.rstrip("/")
        self._url = base if base.endswith("/chat/completions") else f"{base}/chat/completions"
        self._model = model
        self._key = key
        self._timeout = timeout
        self._verify = httpx.create_ssl_context()

    def __repr__(self) -> str:
        return f"SecondReader({self._model!r})"

    async def read(self, text: str) -> Reading:
        """What it understands of an article, all of it unsure. Raises CannotRead, and nothing else."""
        try:
            async with asyncio.timeout(self._timeout):
                said = await self._asked(text)
        except (httpx.HTTPError, httpx.InvalidURL, TimeoutError, OSError, UnicodeError):
            raise _silent("does not answer, or not in time") from None
        answer = answer_of(_object(said))
        if answer is None:
            raise _silent("answered something that is no reading")
        return await asyncio.to_thread(reading_of, answer, text[:LONGEST])

    async def _asked(self, text: str) -> str:
        """The words of the answer."""
        headers = {"Authorization": f"Bearer {self._key}"} if self._key else {}
        async with (
            httpx.AsyncClient(timeout=self._timeout, verify=self._verify, trust_env=False) as client,
            client.stream("POST", self._url, headers=headers, json=self._question(text)) as response,
        ):
            if response.status_code != 200:
                raise _silent(f"answers {response.status_code}")
            body = bytearray()
            async for chunk in response.aiter_bytes():
                body += chunk
                if len(body) > LARGEST:
                    raise _silent("answers without an end")
        return _content(_object(body.decode("utf-8", "replace")))

    def _question(self, text: str) -> dict[str, Any]:
        return {
            "model": self._model,
            "temperature": 0,
            "response_format": {"type": "json_object"},
            "messages": [
                {"role": "system", "content": PROMPT},
                {"role": "user", "content": text[:LONGEST]},
            ],
        }


def _silent(what: str) -> CannotRead:
    return CannotRead(
        Why.SECOND_READER, f"The second reader {what}. The article was read without it; nothing is lost."
    )


def _object(said: str) -> object:
    """JSON, also where it comes in a fence, or behind a model's thoughts."""
    begins, ends = said.find("{"), said.rfind("}")
    try:
        return json.loads(said[begins : ends + 1]) if 0 <= begins < ends else None
    except (ValueError, RecursionError):
        return None


def _content(answer: object) -> str:
    try:
        said = answer["choices"][0]["message"]["content"]  # type: ignore[index]
    except (KeyError, IndexError, TypeError):
        return ""
    return said if isinstance(said, str) else ""
