"""The web page of the preview: goes nowhere, runs nothing of the article's, asks nobody.

Imports Qt WebEngine, so it is imported only when the web view is made.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtWebEngineCore import (
    QWebEngineNewWindowRequest,
    QWebEnginePage,
    QWebEngineProfile,
    QWebEngineSettings,
)

_A = QWebEngineSettings.WebAttribute
OFF = (
    _A.AutoLoadIconsForPage,
    _A.BackForwardCacheEnabled,
    _A.DnsPrefetchEnabled,
    _A.ErrorPageEnabled,
    _A.FocusOnNavigationEnabled,
    _A.FullScreenSupportEnabled,
    _A.HyperlinkAuditingEnabled,
    _A.JavascriptCanAccessClipboard,
    _A.JavascriptCanOpenWindows,
    _A.JavascriptCanPaste,
    _A.JavascriptEnabled,
    _A.LocalContentCanAccessFileUrls,
    _A.LocalContentCanAccessRemoteUrls,
    _A.LocalStorageEnabled,
    _A.NavigateOnDropEnabled,
    _A.PdfViewerEnabled,
    _A.PluginsEnabled,
    _A.ScreenCaptureEnabled,
    _A.TouchIconsEnabled,
    _A.WebGLEnabled,
)


class ArticlePage(QWebEnginePage):
    """A page that is set once from memory and never leaves."""

    link_clicked = Signal(QUrl)
    """The reader followed a link, which the page itself never does."""

    def __init__(self, profile: QWebEngineProfile, parent: QObject | None = None) -> None:
        super().__init__(profile, parent)
        self._setting = False
        for attribute in OFF:
            self.settings().setAttribute(attribute, False)
        self.newWindowRequested.connect(self._on_new_window)
        self.permissionRequested.connect(lambda permission: permission.deny())
        self.fullScreenRequested.connect(lambda request: request.reject())
        self.fileSystemAccessRequested.connect(lambda request: request.reject())
        self.registerProtocolHandlerRequested.connect(lambda request: request.reject())
        self.certificateError.connect(lambda error: error.rejectCertificate())

    def set_page(self, html: str, base: str) -> None:
        """Replace the page by ``html``."""
        self._setting = True
        self.setHtml(html, QUrl(base))

    def acceptNavigationRequest(
        self,
        url: QUrl | str,
        kind: QWebEnginePage.NavigationType,
        isMainFrame: bool,
    ) -> bool:
        """Let only the page itself in (Qt calls this)."""
        address = QUrl(url)
        if self._setting and isMainFrame and address.scheme() == "data":
            self._setting = False
            return True
        if kind is QWebEnginePage.NavigationType.NavigationTypeLinkClicked:
            self.link_clicked.emit(address)
        return False

    def javaScriptConsoleMessage(self, *_message: object) -> None:
        """Say nothing: refused scripts and images are no news (Qt calls this)."""

    def _on_new_window(self, request: QWebEngineNewWindowRequest) -> None:
        if request.isUserInitiated():
            self.link_clicked.emit(request.requestedUrl())
