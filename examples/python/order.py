"""Signs up, places an order once, reads all orders page by page, and handles an error: Python's standard library only.

python3 examples/python/order.py http://127.0.0.1:4000 SKU
"""

import json
import sys
import urllib.error
import urllib.parse
import urllib.request
import uuid


class StoreError(Exception):
    """A rejected call. `reason` is stable; `details` depend on it."""

    def __init__(self, message, data):
        super().__init__(message)
        self.reason = data["reason"]
        self.details = data["details"]
        self.retryable = data["retryable"]


class Store:
    def __init__(self, url, token=None):
        self.url = url.rstrip("/") + "/trpc/"
        self.token = token

    def query(self, procedure, **given):
        text = urllib.parse.quote(json.dumps(given))
        return self._send(urllib.request.Request(f"{self.url}{procedure}?input={text}"))

    def mutate(self, procedure, given, key=None):
        body = json.dumps(given).encode()
        request = urllib.request.Request(self.url + procedure, data=body)
        request.add_header("content-type", "application/json")
        # A retry with the same key never acts twice.
        request.add_header("idempotency-key", key or str(uuid.uuid4()))
        return self._send(request)

    def _send(self, request):
        if self.token:
            request.add_header("authorization", f"Bearer {self.token}")
        try:
            with urllib.request.urlopen(request, timeout=30) as response:
                return json.load(response)["result"]["data"]
        except urllib.error.HTTPError as answer:
            error = json.load(answer)["error"]
            raise StoreError(error["message"], error["data"]) from None


def main(url, sku):
    email = f"ada-{uuid.uuid4()}@example.com"
    account = {"email": email, "name": "Ada", "password": "green teapot 7"}
    store = Store(url, Store(url).mutate("auth.signUp", account)["token"])

    product = store.query("products.get", sku=sku)
    key = str(uuid.uuid4())
    line = {"productId": product["id"], "quantity": 1}
    orders = [store.mutate("orders.place", {"items": [line]}, key) for _ in range(2)]
    print("same order", orders[0]["id"] == orders[1]["id"], orders[0]["totalAmount"])
    for _ in range(2):
        store.mutate("orders.place", {"items": [line]})

    cursor, pages = None, 0
    while pages == 0 or cursor is not None:
        page = store.query("orders.list", limit=2, cursor=cursor)
        cursor, pages = page["nextCursor"], pages + 1
        print("page of", len(page["items"]))

    try:
        store.mutate("orders.place", {"items": [{**line, "quantity": 1_000_000}]})
    except StoreError as error:
        print(error.reason, error.details["lines"][0]["requested"], "retryable", error.retryable)


if __name__ == "__main__":
    main(*sys.argv[1:])
