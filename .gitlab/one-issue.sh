#!/usr/bin/env bash
# Keeps one open issue of a label: made where there is none, else rewritten; closed when there is nothing to tell.
# one-issue.sh LABEL TITLE FILE true|false, in a pipeline of GitLab, with a token in BAO_CAO_TOKEN.
set -euo pipefail
label=$1 title=$2 file=$3 open=$4

if [ -z "${BAO_CAO_TOKEN:-}" ]; then
  echo "Chưa khai biến BAO_CAO_TOKEN nên không ghi đề mục; bảng nằm trong sản phẩm (artifact) của lần chạy này."
  exit 0
fi
issues="$CI_API_V4_URL/projects/$CI_PROJECT_ID/issues"

api() {
  # the token by standard input: a command line can be read by others
  curl --silent --show-error --fail --retry 3 --max-time 60 --header @- "$@" <<< "PRIVATE-TOKEN: $BAO_CAO_TOKEN"
}

found=$(api --get --data-urlencode "labels=$label" --data "state=opened&scope=all&order_by=created_at&sort=asc&per_page=1" "$issues")
number=$(python3 -c 'import json, sys; print(*(row["iid"] for row in json.loads(sys.argv[1])))' "$found")

if [ "$open" != true ]; then
  if [ -n "$number" ]; then api --request PUT --data "state_event=close" "$issues/$number" > /dev/null; fi
  echo "Không còn gì để báo."
  exit 0
fi
# what is very long is cut after a whole line
LC_ALL=C awk '(size += length($0) + 1) > 60000 { print "\n(Còn nữa; xem trong sản phẩm của lần chạy.)"; exit } { print }' "$file" > noi-dung.md
what=(--data-urlencode "title=$title" --data-urlencode "description@noi-dung.md")
if [ -n "$number" ]; then
  api --request PUT "${what[@]}" "$issues/$number" > /dev/null
else
  api --request POST "${what[@]}" --data-urlencode "labels=$label" "$issues" > /dev/null
fi
echo "Đã ghi vào đề mục “$title”."
