package fr.rormobile.notifier.channel;

import com.google.firebase.FirebaseApp;
import com.google.firebase.ThreadManager;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The SDK's threads, bounded: its own default is a pool without limit. We send on the caller's
 * thread, so these only serve what the SDK does on the side.
 */
final class FewThreads extends ThreadManager {

  private static final int MOST = 2;
  private static final int LONGEST_QUEUE = 100;

  @Override
  protected ExecutorService getExecutor(FirebaseApp app) {
    var queue = new LinkedBlockingQueue<Runnable>(LONGEST_QUEUE);
    var pool = new ThreadPoolExecutor(MOST, MOST, 10, TimeUnit.SECONDS, queue, getThreadFactory());
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }

  @Override
  protected void releaseExecutor(FirebaseApp app, ExecutorService executor) {
    executor.shutdownNow();
  }

  @Override
  protected ThreadFactory getThreadFactory() {
    return Thread.ofPlatform().name("fcm-", 0).daemon().factory();
  }
}
