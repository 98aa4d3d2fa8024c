"""The main window: the panes side by side, menus, toolbar, status bar."""
