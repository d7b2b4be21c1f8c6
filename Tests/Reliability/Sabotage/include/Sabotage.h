#ifndef SABOTAGE_H
#define SABOTAGE_H

/// Stands before SQLite (`LD_PRELOAD`) and makes the log careless, as `TTHC_SABOTAGE` says: `synchronous-off`,
/// `journal-memory`, `wal-normal` or `no-directory-sync`. What is read back is what the program expects.
struct sqlite3;
struct sqlite3_stmt;

int sqlite3_prepare_v2(
    struct sqlite3 *, const char *text, int length, struct sqlite3_stmt **, const char **tail);
int sqlite3_prepare_v3(
    struct sqlite3 *, const char *text, int length, unsigned flags, struct sqlite3_stmt **, const char **tail);
int sqlite3_exec(
    struct sqlite3 *, const char *text, int (*callback)(void *, int, char **, char **), void *, char **message);

#endif
