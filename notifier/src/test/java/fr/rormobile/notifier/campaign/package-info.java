/**
 * A campaign that kills notifiers, restarts the database and lets providers fail while alerts are
 * declared, and then counts: {@code CrashCampaign} by the README's command, in short {@code
 * CrashCampaignTest}.
 */
@NullMarked
package fr.rormobile.notifier.campaign;

import org.jspecify.annotations.NullMarked;
