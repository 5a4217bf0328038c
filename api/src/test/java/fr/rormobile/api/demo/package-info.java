@NullMarked
package fr.rormobile.api.demo;

import org.jspecify.annotations.NullMarked;
