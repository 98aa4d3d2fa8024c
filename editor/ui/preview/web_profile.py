"""What the preview's web engine may load: images of the article's folder, images over https.

Imports Qt WebEngine, so it is imported only when the web view is made.
"""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

from PySide6.QtCore import QFile, QIODevice, QObject, QUrl
from PySide6.QtWebEngineCore import (
    QWebEngineProfile,
    QWebEngineUrlRequestInfo,
    QWebEngineUrlRequestInterceptor,
    QWebEngineUrlRequestJob,
    QWebEngineUrlScheme,
    QWebEngineUrlSchemeHandler,
)

from editor.ui.preview.image_files import address_of, file_at, image_at, mime_type

SCHEME = "galley-article"

_IMAGE = QWebEngineUrlRequestInfo.ResourceType.ResourceTypeImage
_PAGE = QWebEngineUrlRequestInfo.ResourceType.ResourceTypeMainFrame
ALLOWED = {("data", _PAGE), (SCHEME, _IMAGE), ("https", _IMAGE)}
"""The page itself (set from memory), and images."""


def register_scheme() -> None:
    """Tell the web engine of our scheme. Has an effect before its first profile is made only."""
    if QWebEngineUrlScheme.schemeByName(SCHEME.encode()).name() == SCHEME.encode():
        return
    scheme = QWebEngineUrlScheme(SCHEME.encode())
    scheme.setSyntax(QWebEngineUrlScheme.Syntax.Host)
    scheme.setFlags(QWebEngineUrlScheme.Flag.SecureScheme)
    QWebEngineUrlScheme.registerScheme(scheme)


class ArticleFiles(QWebEngineUrlSchemeHandler):
    """Serves the images of one folder at a time, under a host name of its own each time."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._root: Path | None = None
        self._number = 0

    def serve(self, folder: Path | None, root: Path | None) -> str:
        """Serve files inside ``root`` (default: ``folder``) from now on; None serves nothing.

        Returns the base for the addresses of an article in ``folder``. It is never the same
        twice, so that no image of one folder can turn up in another from a cache.
        """
        self._number += 1
        self._root = root or folder
        inside = address_of(self._root, folder) if self._root and folder else "/"
        return f"{SCHEME}://{self._host}{quote(inside)}"

    def file_of(self, url: QUrl) -> Path | None:
        """The file inside the folder that ``url`` stands for, if it is there."""
        if self._root is None or url.scheme() != SCHEME or url.host() != self._host:
            return None
        return file_at(self._root, _path(url))

    def requestStarted(self, job: QWebEngineUrlRequestJob) -> None:
        """Answer one request (Qt calls this)."""
        url = job.requestUrl()
        ours = self._root is not None and url.host() == self._host
        path = image_at(self._root, _path(url)) if self._root and ours else None
        kind = mime_type(path) if path else None
        if path is None or kind is None or job.requestMethod() != b"GET":
            job.fail(QWebEngineUrlRequestJob.Error.UrlNotFound)
            return
        file = QFile(str(path), job)
        if file.open(QIODevice.OpenModeFlag.ReadOnly):
            job.reply(kind.encode("ascii"), file)
        else:
            job.fail(QWebEngineUrlRequestJob.Error.RequestDenied)

    @property
    def _host(self) -> str:
        return f"folder{self._number}"


def _path(url: QUrl) -> str:
    return url.path(QUrl.ComponentFormattingOption.FullyDecoded)


class Gate(QWebEngineUrlRequestInterceptor):
    """Blocks every request that is not ALLOWED."""

    def interceptRequest(self, info: QWebEngineUrlRequestInfo) -> None:
        """Look at one request (Qt calls this)."""
        if (info.requestUrl().scheme(), info.resourceType()) not in ALLOWED:
            info.block(True)


def make_profile() -> tuple[QWebEngineProfile, ArticleFiles]:
    """A profile that keeps nothing on disk, and the handler that serves the article's images."""
    register_scheme()
    profile = QWebEngineProfile()
    files = ArticleFiles(profile)
    profile.installUrlSchemeHandler(SCHEME.encode(), files)
    profile.setUrlRequestInterceptor(Gate(profile))
    profile.cookieStore().setCookieFilter(lambda _request: False)
    profile.downloadRequested.connect(lambda download: download.cancel())
    return profile, files
