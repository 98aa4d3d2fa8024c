"""The command line: show, change, render and make articles without a window, or open one."""
