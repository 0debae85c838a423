import java.nio.file.Path;
import java.util.Map;
import org.neo4j.configuration.GraphDatabaseSettings;
import org.neo4j.harness.Neo4j;
import org.neo4j.harness.Neo4jBuilders;

/**
 * A Neo4j Community server in this JVM, on a free port, with its data below the folder given.
 * Prints its Bolt address when it is ready, and stops when its input ends.
 */
public final class Launcher {
  public static void main(String[] arguments) throws Exception {
    try (Neo4j server = Neo4jBuilders.newInProcessBuilder(Path.of(arguments[0]))
        .withDisabledServer()
        .withConfig(GraphDatabaseSettings.auth_enabled, true)
        .withConfig(GraphDatabaseSettings.pagecache_memory, 256L << 20)
        .build()) {
      server.databaseManagementService().database("system").executeTransactionally(
          "ALTER USER neo4j SET PASSWORD $password CHANGE NOT REQUIRED",
          Map.of("password", System.getenv("NEO4J_PASSWORD")));
      System.out.println(server.boltURI());
      while (System.in.read() >= 0) { }
    }
  }
}
