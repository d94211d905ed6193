"""The JSON-LD of an entry, in the vocabulary of schema.org."""

from __future__ import annotations

import json
from typing import Any

from scripts.content import labels, urls
from scripts.content.collection import Collection, Entry
from scripts.content.model import Reference

LICENCE = "https://creativecommons.org/licenses/by/4.0/"


def entry(collection: Collection, one: Entry, version: str, site_url: str) -> str:
    """JSON-LD of an entry and the way to it, fit for a script element: nothing in it can end the element.

    An entry is an ``Article`` that cites its sources; addresses are left out where the site has none of its own.
    """
    practice, vocabulary = one.practice, collection.vocabulary
    setting = vocabulary.settings[one.setting]
    here = urls.entry(one.setting, one.id)
    base = site_url.rstrip("/")
    article: dict[str, Any] = {
        "@type": "Article",
        "headline": practice.title,
        "abstract": practice.summary,
        "inLanguage": "vi",
        "articleSection": setting.name,
        "keywords": [vocabulary.topics[topic].name for topic in practice.topics if topic in vocabulary.topics],
        "identifier": one.id,
        "version": version,
        "contentLocation": {"@type": "Place", "name": labels.place(vocabulary, practice.place)},
        "temporalCoverage": _span(one),
        "citation": [_source(source) for source in practice.sources],
        "license": LICENCE,
        "isAccessibleForFree": True,
        "url": f"{base}/{here}" if base else "",
    }
    steps = [("Trang chủ", urls.HOME), (setting.name, urls.setting(setting.id)), (practice.title, here)]
    crumbs = {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": number, "name": name} | ({"item": f"{base}/{there}"} if base else {})
            for number, (name, there) in enumerate(steps, start=1)
        ],
    }
    graph = {"@context": "https://schema.org", "@graph": [{k: v for k, v in article.items() if v}, crumbs]}
    text = json.dumps(graph, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _span(one: Entry) -> str:
    """ISO 8601 of a period: a date, or two parted by a slash."""
    period = one.practice.period
    return "/".join(dict.fromkeys(filter(None, (period.start, period.end)))) if period else ""


def _source(source: Reference) -> dict[str, Any]:
    data = {
        "@type": "CreativeWork",
        "name": source.title,
        "url": source.url or "",
        "publisher": {"@type": "Organization", "name": source.publisher},
        "datePublished": source.date or "",
    }
    return {key: value for key, value in data.items() if value}
