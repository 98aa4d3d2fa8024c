"""What the preview's web engine may load: images of the article's site, images over https.

Imports Qt WebEngine, so it is imported only when the web view is made.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QFile, QIODevice, QObject, QUrl, Signal
from PySide6.QtWebEngineCore import (
    QWebEngineProfile,
    QWebEngineUrlRequestInfo,
    QWebEngineUrlRequestInterceptor,
    QWebEngineUrlRequestJob,
    QWebEngineUrlScheme,
    QWebEngineUrlSchemeHandler,
)

from editor.ui.preview.image_files import Tried, image_among, mime_type

SCHEME = "galley-article"
_IMAGES = "/image/"
_LINKS = "/link/"

_IMAGE = QWebEngineUrlRequestInfo.ResourceType.ResourceTypeImage
_PAGE = QWebEngineUrlRequestInfo.ResourceType.ResourceTypeMainFrame
ALLOWED = {("data", _PAGE), ("data", _IMAGE), (SCHEME, _IMAGE), ("https", _IMAGE)}
"""The page itself (set from memory), and images: drawn by Galley, the article's, other sites'."""

Places = Callable[[str], tuple[Path, ...]]
"""Where the file may lie that a reference means."""


def register_scheme() -> None:
    """Tell the web engine of our scheme. Has an effect before its first profile is made only."""
    if QWebEngineUrlScheme.schemeByName(SCHEME.encode()).name() == SCHEME.encode():
        return
    scheme = QWebEngineUrlScheme(SCHEME.encode())
    scheme.setSyntax(QWebEngineUrlScheme.Syntax.Host)
    scheme.setFlags(QWebEngineUrlScheme.Flag.SecureScheme)
    QWebEngineUrlScheme.registerScheme(scheme)


def linked_reference(url: QUrl) -> str | None:
    """What the author wrote as the address of a link; None if it is a web address, say."""
    if url.scheme() != SCHEME or not _path(url).startswith(_LINKS):
        return None
    return _path(url).removeprefix(_LINKS)


class ArticleFiles(QWebEngineUrlSchemeHandler):
    """Serves the images of one article at a time, under a host name of its own each time."""

    missing = Signal(str, object)
    """There is no image for this reference; the places that were tried (a tuple of Tried)."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._root: Path | None = None
        self._places: Places = lambda _reference: ()
        self._number = 0

    def serve(self, root: Path | None, places: Places) -> str:
        """Serve images inside ``root`` from now on (None: nothing); ``places`` says where they are.

        Returns the base for the addresses of the article. It is never the same twice, so that no
        image of one article can turn up in another from a cache.
        """
        self._number += 1
        self._root, self._places = root, places
        return f"{SCHEME}://{self._host}/"

    def image_of(self, url: QUrl) -> Path | None:
        """The image that ``url`` stands for, if it is there."""
        return self._looked_for(url)[0]

    def requestStarted(self, job: QWebEngineUrlRequestJob) -> None:
        """Answer one request (Qt calls this)."""
        url = job.requestUrl()
        path, tried = self._looked_for(url)
        kind = mime_type(path) if path else None
        if path is None or kind is None or job.requestMethod() != b"GET":
            if _path(url).startswith(_IMAGES) and url.host() == self._host:
                self.missing.emit(_path(url).removeprefix(_IMAGES), tried)
            job.fail(QWebEngineUrlRequestJob.Error.UrlNotFound)
            return
        file = QFile(str(path), job)
        if file.open(QIODevice.OpenModeFlag.ReadOnly):
            job.reply(kind.encode("ascii"), file)
        else:
            job.fail(QWebEngineUrlRequestJob.Error.RequestDenied)

    def _looked_for(self, url: QUrl) -> tuple[Path | None, tuple[Tried, ...]]:
        path = _path(url)
        if self._root is None or url.host() != self._host or not path.startswith(_IMAGES):
            return None, ()
        return image_among(self._root, self._places(path.removeprefix(_IMAGES)))

    @property
    def _host(self) -> str:
        return f"folder{self._number}"


def _path(url: QUrl) -> str:
    return url.path(QUrl.ComponentFormattingOption.FullyDecoded)


class Gate(QWebEngineUrlRequestInterceptor):
    """Blocks every request that is not ALLOWED, and those to other hosts if they are not wanted."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.remote = True

    def interceptRequest(self, info: QWebEngineUrlRequestInfo) -> None:
        """Look at one request (Qt calls this)."""
        scheme = info.requestUrl().scheme()
        if (scheme, info.resourceType()) not in ALLOWED or (scheme == "https" and not self.remote):
            info.block(True)


def make_profile() -> tuple[QWebEngineProfile, ArticleFiles, Gate]:
    """A profile that keeps nothing on disk, what serves the article's images, and the gate."""
    register_scheme()
    profile = QWebEngineProfile()
    files, gate = ArticleFiles(profile), Gate(profile)
    profile.installUrlSchemeHandler(SCHEME.encode(), files)
    profile.setUrlRequestInterceptor(gate)
    profile.cookieStore().setCookieFilter(lambda _request: False)
    profile.downloadRequested.connect(lambda download: download.cancel())
    return profile, files, gate
