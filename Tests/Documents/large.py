"""Prints a decision of as many procedures as asked for, each with full content, in forty fields."""

import json
import sys

count = int(sys.argv[1])
lines = []
for index in range(count):
    lines.append({
        "line": f"I.{index + 1}", "act": "issue", "procedure": f"8.{200000 + index}",
        "content": {
            "name": f"Thủ tục số {index + 1}: cấp, cấp lại, điều chỉnh giấy phép hoạt động của cơ sở thuộc thẩm quyền của "
                    "Chủ tịch Ủy ban nhân dân cấp xã",
            "field": f"Lĩnh vực {'ăâđêôơưxyz'[index % 10]} {index % 40}", "levels": ["commune"],
            "agency": "Ủy ban nhân dân cấp xã",
            "steps": ["Nộp hồ sơ tại Trung tâm Phục vụ hành chính công cấp xã.", "Thẩm định, trình ký.", "Trả kết quả."],
            "channels": [{"channel": "inPerson"}, {"channel": "online"}, {"channel": "post"}],
            "dossier": [{"item": "Đơn đề nghị theo mẫu", "originals": 1, "copies": 0}] * 1,
            "sets": 1, "timeLimit": {"value": 7, "unit": "workingDay"},
            "fees": [{"amount": 20000, "currency": "VND", "case": "Cấp mới"}, {"amount": 10000, "currency": "VND",
                     "case": "Cấp lại"}],
            "result": "Giấy phép", "onlineLevel": "full", "postalService": "both",
            "legalBases": [{"number": "63/2010/NĐ-CP", "signedOn": "2010-06-08"}, {"number": "92/2017/NĐ-CP"}],
        }})
print(json.dumps({
    "kind": "decision",
    "decision": {"issuer": "31", "number": "1/QĐ-UBND", "signedOn": "2026-01-05", "effectiveFrom": "2026-01-05"},
    "lines": lines}, ensure_ascii=False))
