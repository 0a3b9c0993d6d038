/* How often a test that draws what it does goes round. Under the sanitizers each round takes some six
 * times as long and the plain build has them all: there fewer tell as much of memory. */
#ifndef ANKER_TESTS_ROUNDS_H
#define ANKER_TESTS_ROUNDS_H

#ifdef __SANITIZE_ADDRESS__
#define ROUNDS(n) (((n) + 4) / 5)
#else
#define ROUNDS(n) (n)
#endif

#endif
