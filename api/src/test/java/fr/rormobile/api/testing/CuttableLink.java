package fr.rormobile.api.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** A TCP link on the loopback that can be cut, or go silent as a pulled cable does. */
public final class CuttableLink implements AutoCloseable {
  private static final int BUFFER = 16 * 1024;

  private final URI target;
  private final int port;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition speaks = lock.newCondition();
  private boolean silent;
  private @Nullable ServerSocket door;

  private CuttableLink(URI target, ServerSocket door) {
    this.target = target;
    this.door = door;
    port = door.getLocalPort();
  }

  public static CuttableLink to(URI target) {
    try {
      var door = new ServerSocket(0, 128, InetAddress.getLoopbackAddress());
      var link = new CuttableLink(target, door);
      Thread.ofVirtual().start(() -> link.accept(door));
      return link;
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
  }

  public URI uri() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** Connections break, and new ones are refused. */
  public void cut() {
    try {
      var open = door;
      door = null;
      if (open != null) {
        open.close();
      }
      for (var socket : sockets) {
        socket.close();
      }
      sockets.clear();
    } catch (IOException stuck) {
      throw new UncheckedIOException(stuck);
    }
  }

  /** As it was; does nothing where it is. */
  public void mend() {
    if (door != null) {
      return;
    }
    try {
      var opened = new ServerSocket();
      opened.setReuseAddress(true);
      opened.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 128);
      door = opened;
      Thread.ofVirtual().start(() -> accept(opened));
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
  }

  /** Nothing is refused and nothing comes through; what was under way arrives later. */
  public void silence(boolean on) {
    lock.lock();
    try {
      silent = on;
      speaks.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void accept(ServerSocket at) {
    try {
      while (true) {
        var from = at.accept();
        sockets.add(from);
        var to = new Socket(target.getHost(), target.getPort());
        sockets.add(to);
        Thread.ofVirtual().start(() -> pump(from, to));
        Thread.ofVirtual().start(() -> pump(to, from));
      }
    } catch (IOException closed) {
      // The link was cut.
    }
  }

  private void pump(Socket from, Socket to) {
    var bytes = new byte[BUFFER];
    try (from;
        to) {
      var in = from.getInputStream();
      var out = to.getOutputStream();
      for (var read = in.read(bytes); read >= 0; read = in.read(bytes)) {
        awaitSpeech();
        out.write(bytes, 0, read);
        out.flush();
      }
    } catch (IOException broken) {
      // One side went away; both are closed.
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } finally {
      sockets.remove(from);
      sockets.remove(to);
    }
  }

  private void awaitSpeech() throws InterruptedException {
    lock.lock();
    try {
      while (silent) {
        speaks.await();
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    silence(false);
    cut();
  }
}
