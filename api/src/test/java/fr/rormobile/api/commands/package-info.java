@NullMarked
package fr.rormobile.api.commands;

import org.jspecify.annotations.NullMarked;
