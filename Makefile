# Two commands for a fresh machine: `make site` and `make test`. The Python does the work.

PYTHON ?= python3
VENV_PYTHON := .venv/bin/python
# Two at a time, with what Python itself would warn about.
PYTEST := PYTHONDEVMODE=1 PYTHONWARNDEFAULTENCODING=1 $(VENV_PYTHON) -m pytest -n 2
export PYTHONUTF8 := 1

.DEFAULT_GOAL := help
.PHONY: help setup setup-tests site serve check quick test test-all coverage lint relevance privacy fuzz bench sbom audit lock clean

help:
	@echo "Các lệnh:"
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-11s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: ## cài những gì cần để dựng trang (các lệnh dưới tự gọi)
	@$(PYTHON) -m scripts setup

setup-tests: ## cài thêm những gì các phép thử cần
	@$(PYTHON) -m scripts setup --tests

site: setup ## kiểm tra các bài rồi dựng trang vào site/ (để đăng: SITE_ARGS="--dang")
	@$(VENV_PYTHON) -m scripts site $(SITE_ARGS)

serve: setup ## xem trước trên máy, tự cập nhật khi lưu tệp
	@$(VENV_PYTHON) -m scripts serve

check: setup ## chỉ kiểm tra các bài
	@$(VENV_PYTHON) -m scripts check

quick: lint ## xét mã nguồn và chạy các phép thử nhanh, không cần trình duyệt (trong một phút)
	@$(PYTEST) -m "not medium and not slow" --durations=5 --durations-min=1

test: lint ## chạy các phép thử, kể cả trên trình duyệt, trừ những phép thử lâu
	@$(PYTEST) -m "not slow"

test-all: lint ## chạy mọi phép thử, kể cả những phép thử lâu
	@$(PYTEST)

coverage: setup-tests ## đo xem các phép thử nhanh chạy qua bao nhiêu phần mã
	@$(PYTEST) -m "not medium and not slow" --cov --cov-report=term

lint: setup-tests ## xét mã nguồn: ruff, mypy, eslint, stylelint, tsc
	@$(VENV_PYTHON) -m scripts lint

bench: setup-tests site ## đo các loại trang, kiểm tra và dựng 10.000 bài giả, tìm kiếm trên đó (chừng 15 phút; ARGS="build --entries 1000")
	@$(VENV_PYTHON) -m tests.bench $(ARGS)

relevance: setup-tests ## đo xem các câu tìm mẫu có ra đúng bài không
	@$(VENV_PYTHON) -m tests.relevance.measure

privacy: setup-tests ## đo xem quy tắc dữ liệu riêng bỏ sót và báo nhầm bao nhiêu
	@$(VENV_PYTHON) -m tests.validation.rules.privacy

fuzz: setup-tests ## thử các cửa vào bằng dữ liệu hỏng tự sinh (10 phút, chỉ trên Linux; ARGS="--seconds 3600 entry")
	@$(VENV_PYTHON) -m tests.fuzz --seconds 600 $(ARGS)

sbom: setup-tests ## kê mọi thư viện của trang (CycloneDX) vào .build/thanh-phan.json
	@mkdir -p .build
	@$(VENV_PYTHON) -m cyclonedx_py requirements --pyproject pyproject.toml --output-reproducible \
		--output-file .build/thanh-phan.json requirements.txt
	@$(VENV_PYTHON) -m scripts.publishing.vendored .build/thanh-phan.json

audit: setup-tests ## hỏi xem thư viện nào có lỗ hổng đã biết (cần mạng)
	@$(VENV_PYTHON) -m pip_audit --strict --progress-spinner off --disable-pip --require-hashes --requirement requirements.txt

lock: export UV_CUSTOM_COMPILE_COMMAND := make lock
lock: setup-tests ## đổi mọi bản khóa sang các phiên bản mới nhất
	@$(VENV_PYTHON) -m uv pip compile --quiet --upgrade pyproject.toml --output-file requirements.txt
	@$(VENV_PYTHON) -m uv pip compile --quiet --upgrade pyproject.toml --group dev \
		--constraint requirements.txt --output-file requirements-dev.txt
	@for engine in tests/engines/*.in; do \
		$(VENV_PYTHON) -m uv pip compile --quiet --upgrade $$engine --output-file $${engine%.in}.txt; done

clean: ## xóa những gì các lệnh trên tạo ra
	rm -rf .venv .build site tests/node/node_modules .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find scripts tests -type d -name __pycache__ -prune -exec rm -rf {} +
