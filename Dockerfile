# Matchday as an image: docs/deploying.md says how it is run.

# The Python that the tests run on.
ARG PYTHON=python:3.11-slim-bookworm

FROM ${PYTHON} AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1 PIP_ROOT_USER_ACTION=ignore
WORKDIR /src
COPY constraints.txt pyproject.toml README.md LICENSE ./
# What it needs changes rarely: installed first, it stays in the cache while the program changes.
RUN python -m venv /opt/matchday \
 && /opt/matchday/bin/pip install --constraint constraints.txt setuptools \
 && /opt/matchday/bin/python -c "import tomllib; print('\n'.join(tomllib.load(open('pyproject.toml', 'rb'))['project']['dependencies']))" > needs.txt \
 && /opt/matchday/bin/pip install --constraint constraints.txt --requirement needs.txt
COPY bot bot
COPY handlers handlers
COPY storage storage
RUN /opt/matchday/bin/pip install --no-deps --no-build-isolation . \
 && /opt/matchday/bin/pip uninstall --yes pip setuptools

FROM ${PYTHON}
# Fonts come with the program. Letters of Arabic and Hebrew names are joined and turned by libfribidi, the system's.
# hadolint ignore=DL3008
RUN apt-get update \
 && apt-get install --yes --no-install-recommends libfribidi0 \
 && rm -rf /var/lib/apt/lists/* \
 && groupadd --gid 10001 matchday \
 && useradd --uid 10001 --gid matchday --home-dir /data --no-create-home --shell /usr/sbin/nologin matchday \
 && install -d -o matchday -g matchday -m 0750 /data /data/pictures
COPY --from=build /opt/matchday /opt/matchday
ENV PATH=/opt/matchday/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    MATCHDAY_DATABASE=sqlite:////data/matchday.sqlite \
    MATCHDAY_PICTURES=/data/pictures \
    MATCHDAY_WEB_HOST=0.0.0.0 \
    MATCHDAY_METRICS_PORT=9464 \
    MATCHDAY_LOG_FORMAT=json
USER 10001:10001
WORKDIR /data
VOLUME /data
EXPOSE 8080 9464
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=15s --start-period=60s --retries=3 CMD ["matchday", "health"]
ENTRYPOINT ["matchday"]
CMD ["run"]
