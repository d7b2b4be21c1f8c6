"""Opens the HTML files below a folder in Chromium: pictures at three sizes, requests, axe-core.

    look.py FOLDER
"""

import pathlib
import sys

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

SIZES = {"desk": (1280, 900), "telephone": (390, 844)}
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


def main():
    faults = []
    folder = pathlib.Path(sys.argv[1])
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        for path in sorted(folder.rglob("*.html")):
            for size, (width, height) in SIZES.items():
                page = browser.new_page(viewport={"width": width, "height": height})
                requests, messages = [], []
                page.on("request", lambda request: requests.append(request.url))
                page.on("console", lambda message: messages.append(message.text))
                page.goto(path.resolve().as_uri())
                if len(requests) != 1:
                    faults.append(f"{path}: asks for {requests[1:]}")
                if messages:
                    faults.append(f"{path}: {messages}")
                if page.evaluate("document.documentElement.scrollWidth") > width:
                    faults.append(f"{path}: wider than a {size}")
                page.screenshot(path=path.with_suffix(f".{size}.png"))
                page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
                page.screenshot(path=path.with_suffix(f".{size}.end.png"))
                results = Axe().run(page, options=RULES)
                for violation in results.response["violations"]:
                    faults.append(f"{path} ({size}): {violation['id']}: {violation['help']}: "
                                  f"{len(violation['nodes'])}, first {violation['nodes'][0]['html'][:120]}")
                if size == "desk":
                    page.emulate_media(media="print")
                    page.pdf(path=path.with_suffix(".printed.pdf"), prefer_css_page_size=True)
                    # Without colour: everything is still told apart.
                    page.emulate_media(media="screen")
                    page.add_style_tag(content="html { filter: grayscale(1) }")
                    page.evaluate("window.scrollTo(0, 0)")
                    page.screenshot(path=path.with_suffix(".grey.png"))
                page.close()
        browser.close()
    for fault in faults:
        print(fault)
    print(f"{len(list(folder.rglob('*.html')))} pages in Chromium, {len(faults)} faults")
    sys.exit(1 if faults else 0)


main()
