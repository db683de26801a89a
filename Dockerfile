# sokatsu in a container, for CI without Python or to keep it off a machine:
#
#   docker build -t sokatsu .                                                     from this checkout
#   docker build -t sokatsu --build-arg 'SOKATSU=sokatsu-cli[all]==0.2.0' .       from PyPI
#   docker run --rm -v "$PWD:/data:ro" sokatsu check 'data/**/*.csv'
#
# It reads and writes below /data. What it writes belongs to you with --user "$(id -u):$(id -g)".

ARG PYTHON=3.13-slim-trixie

FROM python:${PYTHON} AS built
ARG SOKATSU=.[all]
WORKDIR /source
COPY pyproject.toml hatch_build.py README.md LICENSE ./
COPY data data
COPY src src
RUN python -m venv /opt/sokatsu \
    && /opt/sokatsu/bin/python -m pip install --no-cache-dir "${SOKATSU}"

FROM python:${PYTHON}
LABEL org.opencontainers.image.title="sokatsu" \
    org.opencontainers.image.description="Exact, direction-aware achievement rates (達成率) of indicator tables" \
    org.opencontainers.image.licenses="MIT"
COPY --from=built /opt/sokatsu /opt/sokatsu
ENV PATH="/opt/sokatsu/bin:${PATH}" \
    LANG=C.UTF-8 \
    PYTHONDONTWRITEBYTECODE=1
WORKDIR /data
# A number, so that a cluster sees that it is not root; no home, no shell to log in with.
USER 10001:10001
ENTRYPOINT ["sokatsu"]
CMD ["--help"]
