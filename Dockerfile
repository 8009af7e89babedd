# The production image. Build the jar first; it holds no embedded engine, whose licences forbid production:
#   mvn -DskipEmbedded -Dmaven.test.skip=true package
#   docker build -t case-access .
FROM eclipse-temurin:21.0.11_10-jre-noble AS layers
WORKDIR /layers
COPY target/case-access-*.jar case-access.jar
RUN java -Djarmode=tools -jar case-access.jar extract --layers --destination /layers/out \
 && if ls /layers/out/dependencies/lib | grep -q zeebe-workflow-engine; then \
      echo "This jar holds the embedded engine: build it with -DskipEmbedded." >&2; exit 1; \
    fi

FROM eclipse-temurin:21.0.11_10-jre-noble
RUN useradd --system --uid 10001 --user-group --no-create-home --shell /usr/sbin/nologin case-access
# a volume that is mounted here gets this owner
RUN install --directory --owner=case-access --group=case-access /letters
WORKDIR /opt/case-access
# what changes seldom comes first
COPY --from=layers /layers/out/dependencies/ ./
COPY --from=layers /layers/out/spring-boot-loader/ ./
COPY --from=layers /layers/out/snapshot-dependencies/ ./
COPY --from=layers /layers/out/application/ ./
USER 10001:10001
# the container's network decides who reaches these; figures and health are not to be published
ENV SPRING_PROFILES_ACTIVE=cluster SERVER_ADDRESS=0.0.0.0 MANAGEMENT_ADDRESS=0.0.0.0 MANAGEMENT_PORT=8081
EXPOSE 8080 8081
STOPSIGNAL SIGTERM
# ready: database and engine answer; without them the container is unhealthy, and its process stays
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
  CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/$MANAGEMENT_PORT && printf 'GET /actuator/health/readiness HTTP/1.0\\r\\n\\r\\n' >&3 && read -r status <&3 && [[ $status == *' 200'* ]]"]
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=75", "-XX:+ExitOnOutOfMemoryError", "-XX:+IgnoreUnrecognizedVMOptions", "--sun-misc-unsafe-memory-access=allow", "-jar", "case-access.jar"]
