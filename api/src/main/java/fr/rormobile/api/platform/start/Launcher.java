package fr.rormobile.api.platform.start;

import fr.rormobile.api.platform.ProcessEnvironment;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the program, and says in one line why it cannot. */
public final class Launcher {
  private static final Logger LOG = LoggerFactory.getLogger("ror.start");

  private final Map<String, String> environment;
  private final PrintStream out;
  private final PrintStream err;

  public Launcher(Map<String, String> environment, PrintStream out, PrintStream err) {
    this.environment = Map.copyOf(environment);
    this.out = out;
    this.err = err;
  }

  /**
   * Serves until the program is stopped, or runs one command.
   *
   * @return the exit code: 0, or 1 when it could not start
   */
  public int run(String... arguments) {
    try {
      var settings = StartSettings.from(environment);
      return arguments.length == 0
          ? serve(settings)
          : command(settings, arguments[0], Arrays.asList(arguments).subList(1, arguments.length));
    } catch (StartFailure failure) {
      err.println("Démarrage impossible : " + failure.getMessage());
      return 1;
    } catch (RuntimeException fault) {
      // A fault of ours: its trace is wanted, and threads that were started must not keep it alive.
      LOG.error("Le démarrage a échoué", fault);
      return 1;
    }
  }

  private int serve(StartSettings settings) {
    refuseTakenPort(settings);
    var began = System.nanoTime();
    out.println("ROR mobile démarre…");
    var stopped = new CountDownLatch(1);
    try (var stores = Stores.open(settings);
        var context = context(settings, stores, false).build()) {
      // The hook waits for the orderly stop below, and never longer than an operator would.
      Runtime.getRuntime()
          .addShutdownHook(new Thread(() -> stop(context, stores, stopped), "stop"));
      var absence = stores.searchAbsence();
      if (absence != null) {
        LOG.warn(absence);
      }
      start(context);
      var server = open(context);
      var seconds = (System.nanoTime() - began) / 1_000_000_000.0;
      out.println(context.getBean(Banner.class).text(server.getURI(), seconds));
      stopped.await();
      return 0;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return 0;
    }
  }

  private int command(StartSettings settings, String name, List<String> arguments) {
    try (var stores = Stores.open(settings);
        var context = context(settings, stores, true).build()) {
      start(context);
      var commands = context.getBeansOfType(Command.class);
      var command = commands.stream().filter(c -> c.name().equals(name)).findFirst();
      if (command.isEmpty()) {
        err.println("Commande inconnue : « " + name + " ». Commandes :");
        commands.forEach(c -> err.println("  " + c.name() + " " + c.usage()));
        return 2;
      }
      return command.get().run(arguments);
    }
  }

  private static void stop(ApplicationContext context, Stores stores, CountDownLatch stopped) {
    context.close();
    stores.close();
    stopped.countDown();
  }

  private static void start(ApplicationContext context) {
    try {
      context.start();
    } catch (RuntimeException wrapped) {
      throw failureIn(wrapped);
    }
  }

  private static EmbeddedServer open(ApplicationContext context) {
    try {
      return context.getBean(EmbeddedServer.class).start();
    } catch (RuntimeException wrapped) {
      throw failureIn(wrapped);
    }
  }

  private static RuntimeException failureIn(RuntimeException wrapped) {
    for (Throwable cause = wrapped; cause != null; cause = cause.getCause()) {
      if (cause instanceof StartFailure failure) {
        return failure;
      }
    }
    return wrapped;
  }

  private ApplicationContextBuilder context(
      StartSettings settings, Stores stores, boolean command) {
    var properties = new HashMap<>(stores.properties());
    properties.put("micronaut.server.port", settings.port() == 0 ? -1 : settings.port());
    properties.put("micronaut.server.host", settings.address());
    properties.put("ror.demonstration", settings.demonstration());
    properties.put("ror.command", command);
    properties.put("ror.notifier", settings.notifier());
    properties.put("ror.public-url", settings.publicUrl());
    return ApplicationContext.builder()
        .singletons(new ProcessEnvironment(environment))
        .properties(properties)
        .deduceEnvironment(false)
        .banner(false);
  }

  /** Before the engines start: nobody wants to wait ten seconds for this line. */
  private static void refuseTakenPort(StartSettings settings) {
    if (settings.port() == 0) {
      return;
    }
    try (var socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(
          new InetSocketAddress(InetAddress.getByName(settings.address()), settings.port()));
    } catch (IOException taken) {
      throw new StartFailure(
          "le port "
              + settings.port()
              + " est déjà pris sur "
              + settings.address()
              + " ; donnez-en un autre dans ROR_PORT.",
          taken);
    }
  }
}
