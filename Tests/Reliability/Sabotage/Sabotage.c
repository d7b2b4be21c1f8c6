#define _GNU_SOURCE
#include "Sabotage.h"

#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/// What one configuration puts in the place of the two settings that keep the log safe.
struct configuration {
    const char *name;
    const char *journal_mode;
    const char *synchronous;
};

static const struct configuration configurations[] = {
    {"synchronous-off", "DELETE", "OFF"},
    {"journal-memory", "MEMORY", "EXTRA"},
    {"wal-normal", "WAL", "NORMAL"},
    {"no-directory-sync", "DELETE", "FULL"},
};

static const struct configuration *configuration(void) {
    const char *name = getenv("TTHC_SABOTAGE");
    for (size_t i = 0; name && i < sizeof configurations / sizeof *configurations; i++)
        if (strcmp(name, configurations[i].name) == 0) return &configurations[i];
    fputs("Sabotage: TTHC_SABOTAGE names no configuration\n", stderr);
    abort();
}

/// The statement that is run in the place of one, or NULL: settings are changed, what reads them back is told a lie.
static const char *replacement(const char *text, int length, char *room, size_t size) {
    const struct configuration *chosen = configuration();
    char copy[128], folded[128];
    size_t count = length < 0 ? strlen(text) : strnlen(text, (size_t)length);
    if (count >= sizeof copy) return NULL;
    memcpy(copy, text, count);
    copy[count] = 0;
    size_t kept = 0;
    for (size_t i = 0; i < count; i++)
        if (!strchr(" \t\r\n;", copy[i])) folded[kept++] = (char)(copy[i] | 0x20);
    folded[kept] = 0;
    // Folding to lower case turns an underscore into 0x7f.
    if (strcmp(folded, "pragmajournal\x7f" "mode=delete") == 0) {
        snprintf(room, size, "PRAGMA journal_mode = %s", chosen->journal_mode);
        return room;
    }
    if (strcmp(folded, "pragmasynchronous=extra") == 0) {
        snprintf(room, size, "PRAGMA synchronous = %s", chosen->synchronous);
        return room;
    }
    if (strcmp(folded, "pragmajournal\x7f" "mode") == 0) return "SELECT 'delete' AS journal_mode";
    if (strcmp(folded, "pragmasynchronous") == 0) return "SELECT 3 AS synchronous";
    return NULL;
}

static const char *end_of(const char *text, int length) {
    return text + (length < 0 ? strlen(text) : strnlen(text, (size_t)length));
}

int sqlite3_prepare_v3(
    struct sqlite3 *database, const char *text, int length, unsigned flags, struct sqlite3_stmt **statement,
    const char **tail) {
    int (*next)(struct sqlite3 *, const char *, int, unsigned, struct sqlite3_stmt **, const char **) =
        dlsym(RTLD_NEXT, "sqlite3_prepare_v3");
    char room[128];
    const char *other = replacement(text, length, room, sizeof room);
    if (!other) return next(database, text, length, flags, statement, tail);
    if (tail) *tail = end_of(text, length);
    return next(database, other, -1, flags, statement, NULL);
}

int sqlite3_prepare_v2(
    struct sqlite3 *database, const char *text, int length, struct sqlite3_stmt **statement, const char **tail) {
    return sqlite3_prepare_v3(database, text, length, 0, statement, tail);
}

int sqlite3_exec(
    struct sqlite3 *database, const char *text, int (*callback)(void *, int, char **, char **), void *context,
    char **message) {
    int (*next)(struct sqlite3 *, const char *, int (*)(void *, int, char **, char **), void *, char **) =
        dlsym(RTLD_NEXT, "sqlite3_exec");
    char room[128];
    const char *other = replacement(text, -1, room, sizeof room);
    return next(database, other ? other : text, callback, context, message);
}
