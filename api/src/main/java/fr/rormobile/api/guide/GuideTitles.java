package fr.rormobile.api.guide;

import java.util.List;

/**
 * The titles of the published guide, for whoever answers while a person types. From memory: an
 * answer costs no request; what another process publishes is known within some seconds.
 */
public interface GuideTitles {

  /**
   * A node of the published guide.
   *
   * @param id as in {@code GET /guide/{node}}
   * @param path titles of the nodes above, from the first screen; empty for a node of it
   */
  record GuideTitle(String id, String title, List<String> path) {
    public GuideTitle {
      path = List.copyOf(path);
    }
  }

  /**
   * Those whose title begins so, then those in which each typed word begins a word of the title or
   * of the keywords. Accents, case and punctuation count for nothing.
   *
   * @param typed in any length; without a letter or digit nothing is found
   * @param most of the answer
   */
  List<GuideTitle> startingWith(String typed, int most);
}
