package fr.rormobile.notifier.dispatch;

import fr.rormobile.notifier.ChannelKind;
import fr.rormobile.notifier.channel.Channel;
import fr.rormobile.notifier.channel.Delivery;
import fr.rormobile.notifier.channel.Message;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** Answers as the test says, and notes what it was given. */
final class ScriptedChannel implements Channel {

  private final ChannelKind kind;
  private final List<Message> given = new CopyOnWriteArrayList<>();
  private volatile Function<Message, Delivery> script;

  ScriptedChannel(ChannelKind kind, Function<Message, Delivery> script) {
    this.kind = kind;
    this.script = script;
  }

  static ScriptedChannel accepting(ChannelKind kind) {
    return new ScriptedChannel(kind, message -> new Delivery.Accepted("p-" + message.id()));
  }

  void script(Function<Message, Delivery> script) {
    this.script = script;
  }

  List<Message> given() {
    return List.copyOf(given);
  }

  @Override
  public ChannelKind kind() {
    return kind;
  }

  @Override
  public boolean sink() {
    return false;
  }

  @Override
  public Delivery send(Message message) {
    given.add(message);
    return script.apply(message);
  }

  @Override
  public void close() {
    // Nothing to close.
  }
}
