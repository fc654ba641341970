/** An application that does as little as an application can, so that what is measured is what lies around it. */
package dev.waystone.bench;
