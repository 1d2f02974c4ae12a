package io.teamleaderhub.settings;

import io.teamleaderhub.platform.Setting;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The test fails when one of these settings does nothing: it observes how a running hub or command behaves with a value
 * that is not the default. {@link EffectsTest} asks for such a test of every setting, in whatever package it is.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Effect {
    Setting[] value();
}
