"""A browser's description of itself, in words that its owner recognises."""

_BROWSERS = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("CriOS", "Chrome"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
_MACHINES = (
    ("iPhone", "an iPhone"),
    ("iPad", "an iPad"),
    ("Android", "an Android device"),
    ("Windows", "Windows"),
    ("Macintosh", "a Mac"),
    ("CrOS", "a Chromebook"),
    ("Linux", "Linux"),
)


def browser_name(description: str) -> str:
    """Return, for example, "Firefox on Windows"; "A browser" when nothing in it is known."""
    browser = next((name for mark, name in _BROWSERS if mark in description), "")
    machine = next((name for mark, name in _MACHINES if mark in description), "")
    if not browser and not machine:
        return "A browser"
    return f"{browser or 'A browser'} on {machine}" if machine else browser
