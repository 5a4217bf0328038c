package fr.rormobile.api.guide;

import fr.rormobile.api.account.Caller;
import fr.rormobile.api.guide.GuideWire.DraftNode;
import fr.rormobile.api.guide.GuideWire.Publication;
import fr.rormobile.api.guide.GuideWire.PublicationInput;
import fr.rormobile.api.guide.GuideWire.RestorationInput;
import fr.rormobile.api.offer.Visibility;
import fr.rormobile.api.platform.Idempotency;
import fr.rormobile.api.platform.JsonText;
import fr.rormobile.api.platform.web.ProblemException;
import fr.rormobile.api.platform.web.ProblemKind;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * The regional team writes a draft that nobody else sees, then publishes it whole. Each write is
 * one transaction under {@link GuideStore#lock}: what is published is a tree as some editor left
 * it, never half of a change.
 */
@Singleton
class GuideEdition {
  static final int MOST_NODES = 2_000;

  private final Jdbi jdbi;
  private final GuideStore store;
  private final Publications publications;
  private final PublishedGuide published;
  private final SearchRules searchRules;
  private final Idempotency idempotency;
  private final JsonMapper json;

  GuideEdition(
      Jdbi jdbi,
      GuideStore store,
      Publications publications,
      PublishedGuide published,
      SearchRules searchRules,
      Idempotency idempotency,
      JsonMapper json) {
    this.jdbi = jdbi;
    this.store = store;
    this.publications = publications;
    this.published = published;
    this.searchRules = searchRules;
    this.idempotency = idempotency;
    this.json = json;
  }

  GuideTree draft() {
    return jdbi.withHandle(store::draft);
  }

  /**
   * @return as it is answered, word for word the same to a request that comes again
   * @throws ProblemException 400 for what cannot be, 409 for an id that is taken
   */
  String create(Caller caller, NodeInput input, String key) {
    var read = checked(caller, input);
    var id = NodeRules.id(input.id(), read.content().title());
    return once(
        caller,
        "POST /guide",
        key,
        input,
        h -> {
          var tree = store.draft(h);
          if (tree.size() >= MOST_NODES) {
            throw ProblemException.conflict("Le guide a déjà " + MOST_NODES + " nœuds.");
          }
          if (tree.find(id).isPresent()) {
            throw ProblemException.conflict("Un nœud « " + id + " » existe déjà.");
          }
          checkPlace(tree, null, input.parentId(), read.kind());
          var siblings = tree.children(input.parentId());
          var last = siblings.isEmpty() ? -1 : siblings.getLast().position();
          store.insert(
              h,
              id,
              input.parentId(),
              read.kind(),
              input.position() == null
                  ? Math.min(last + 1, NodeRules.LAST_POSITION)
                  : input.position(),
              read.content(),
              caller.id());
          return state(h, id);
        });
  }

  /**
   * @param version that the editor has read
   * @throws ProblemException 404, 412 when somebody wrote in between, 400 for what cannot be
   */
  DraftNode replace(Caller caller, String id, NodeInput input, long version) {
    if (input.id() != null && !input.id().equals(id)) {
      throw ProblemException.invalid(
          "id", "reference", id, "L'identifiant d'un nœud ne change pas.");
    }
    var read = checked(caller, input);
    return inLock(
        h -> {
          var node = current(h, id, version);
          checkPlace(store.draft(h), node, input.parentId(), read.kind());
          var position = input.position() == null ? node.position() : input.position();
          store.update(h, id, input.parentId(), read.kind(), position, read.content(), caller.id());
          return state(h, id);
        });
  }

  /**
   * @param withDescendants false: refused when there are any
   */
  void delete(String id, long version, boolean withDescendants) {
    inLock(
        h -> {
          current(h, id, version);
          var gone = new ArrayList<String>();
          gone.add(id);
          store.draft(h).descendants(id).forEach(node -> gone.add(node.id()));
          if (gone.size() > 1 && !withDescendants) {
            throw ProblemException.conflict(
                "Ce nœud en contient "
                    + (gone.size() - 1)
                    + " autres ; pour les supprimer avec lui, ajoutez « withDescendants=true ».");
          }
          store.delete(h, gone);
          return id;
        });
  }

  /**
   * @return the publication as it is answered
   * @throws ProblemException 409 when nothing changed since the last one, 400 when a search of the
   *     draft cannot be asked any more
   */
  String publish(Caller caller, PublicationInput input, String key) {
    var before = draft();
    before.all().forEach(node -> checkStillGood(node, caller));
    return publishing(
        () ->
            once(
                caller,
                "POST /guide/publications",
                key,
                input,
                h -> {
                  if (!publications.differs(h, publications.latest(h))) {
                    throw ProblemException.conflict(
                        "Rien n'a changé depuis la dernière publication.");
                  }
                  var number =
                      publications.publish(h, store.draft(h), caller.id(), input.note(), null);
                  return publication(h, number);
                }));
  }

  /**
   * An older publication comes back, as a new one, and the draft with it.
   *
   * @throws ProblemException 404 for a number that is none, 409 when the draft holds changes that
   *     were not published and the caller did not say that they may go
   */
  String restore(Caller caller, int number, RestorationInput input, String key) {
    return publishing(
        () ->
            once(
                caller,
                "POST /guide/publications/" + number + "/restoration",
                key,
                input,
                h -> {
                  if (!publications.exists(h, number)) {
                    throw ProblemException.notFound("Cette publication n'existe pas.");
                  }
                  if (publications.differs(h, publications.latest(h)) && !input.mayDiscardDraft()) {
                    throw ProblemException.conflict(
                        "Le brouillon a des changements qui ne sont pas publiés ; pour les perdre,"
                            + " ajoutez « discardDraft ».");
                  }
                  store.restore(h, number, caller.id());
                  var next =
                      publications.publish(h, store.draft(h), caller.id(), input.note(), number);
                  return publication(h, next);
                }));
  }

  private NodeRules.Read checked(Caller caller, NodeInput input) {
    var read = NodeRules.read(input);
    searchRules.check(read.content().boundSearch(), Visibility.of(caller));
    return read;
  }

  private void checkStillGood(GuideNode node, Caller caller) {
    try {
      searchRules.check(node.search(), Visibility.of(caller));
    } catch (ProblemException refused) {
      throw new ProblemException(
          ProblemKind.INVALID,
          "« " + node.title() + " » (" + node.id() + ") : " + refused.getMessage(),
          refused.violations(),
          null,
          null);
    }
  }

  private static void checkPlace(
      GuideTree tree, @Nullable GuideNode node, @Nullable String parentId, GuideKind kind) {
    if (parentId == null) {
      if (!kind.onFirstScreen()) {
        throw ProblemException.invalid(
            "parentId",
            "required",
            null,
            "Seuls un domaine et un panneau n'ont rien au-dessus d'eux.");
      }
    } else {
      checkParent(tree, node, parentId, kind);
    }
    if (node != null) {
      tree.children(node.id()).stream()
          .filter(child -> !child.kind().mayLieBelow(kind))
          .findFirst()
          .ifPresent(
              child -> {
                throw ProblemException.invalid(
                    "kind",
                    "reference",
                    kind.name(),
                    "« " + child.title() + " » ne peut pas être dans un nœud de cette nature.");
              });
    }
  }

  private static void checkParent(
      GuideTree tree, @Nullable GuideNode node, String parentId, GuideKind kind) {
    var parent =
        tree.find(parentId)
            .orElseThrow(
                () ->
                    ProblemException.invalid(
                        "parentId",
                        "reference",
                        null,
                        "Le nœud « " + parentId + " » n'existe pas."));
    if (node != null
        && (parentId.equals(node.id())
            || tree.descendants(node.id()).stream().anyMatch(n -> n.id().equals(parentId)))) {
      throw ProblemException.invalid(
          "parentId", "excludes", null, "Un nœud ne peut pas être rangé sous lui-même.");
    }
    if (!kind.mayLieBelow(parent.kind())) {
      throw ProblemException.invalid(
          "kind",
          "reference",
          parent.kind().name(),
          "L'ordre est : domaine ou panneau, sous-domaine, chapitre, article.");
    }
  }

  private GuideNode current(Handle h, String id, long version) {
    var node = store.find(h, id).orElseThrow(GuidePages::unknown);
    if (node.version() != version) {
      throw ProblemException.of(
          ProblemKind.PRECONDITION_FAILED,
          "Ce nœud a été modifié depuis votre lecture ; relisez-le avant de le changer.");
    }
    return node;
  }

  private DraftNode state(Handle h, String id) {
    var node = store.find(h, id).orElseThrow();
    return new DraftNode(id, node.version(), node.updatedAt());
  }

  private Publication publication(Handle h, int number) {
    return publications.find(h, number).orElseThrow();
  }

  private String publishing(Supplier<String> work) {
    var answer = work.get();
    published.published();
    return answer;
  }

  private <T> T inLock(Function<Handle, T> work) {
    return jdbi.inTransaction(
        h -> {
          store.lock(h);
          return work.apply(h);
        });
  }

  private String once(
      Caller caller, String operation, String key, Object request, Function<Handle, Object> work) {
    return inLock(
        h ->
            idempotency.once(
                h,
                caller.id(),
                operation,
                key,
                JsonText.of(json, request),
                () -> JsonText.of(json, work.apply(h))));
  }

  /** For the list of publications. */
  List<Publication> publications(@Nullable Integer before, int size) {
    return jdbi.withHandle(h -> publications.list(h, before, size));
  }
}
