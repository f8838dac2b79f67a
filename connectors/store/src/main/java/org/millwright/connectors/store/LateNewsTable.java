package org.millwright.connectors.store;

import java.time.Instant;
import java.util.List;
import org.millwright.domain.finding.Finding;
import org.millwright.domain.finding.OeeEvidence;
import org.millwright.domain.oee.Span;
import org.millwright.domain.plant.MachineId;
import org.springframework.jdbc.support.SqlArrayValue;

/** Findings in time and output, of which something was learned after they were decided. */
public final class LateNewsTable {

  /** The first evidence of a finding is what its rule held against the limit. */
  private static final String READ =
      """
      select found.*, late.known_at as learned_at
      from (
        select *, evidence::text as evidence_json,
               (evidence -> 0 ->> 'from')::timestamptz as rests_from,
               (evidence -> 0 ->> 'to')::timestamptz as rests_to
        from findings
        where evidence -> 0 ->> 'statistic' = any (:statistics)
          and subject = any (:machines) and at >= :from and at < :to) found
      cross join lateral (
        select max(known_at) as known_at from (
          select known_at from oee_minutes
          where machine = found.subject
            and minute >= floor(extract(epoch from rests_from) / 60) - 15
            and minute <= floor(extract(epoch from rests_to) / 60)
            and known_at > %s
          union all
          select known_at from shift_log
          where machine = found.subject and from_at < rests_to
            and coalesce(to_at, from_at + interval '24 hours') > rests_from
            and known_at > greatest(found.known_at, rests_to)) news) late
      where late.known_at is not null
      order by late.known_at desc, found.key limit :limit
      """
          .formatted(OeeMinuteTable.toldUntil("found.known_at, rests_to"));

  private final Database database;

  public LateNewsTable(Database database) {
    this.database = database;
  }

  /**
   * A finding and the news.
   *
   * @param learnedAt when something was learned last of the time that it rests on
   */
  public record News(Finding finding, Instant learnedAt) {}

  /**
   * The newest news first; whether they change a finding's figures is not looked at.
   *
   * @param machines whose findings
   * @param within where findings began
   */
  public List<News> read(List<MachineId> machines, Span within, int limit) {
    return database.call(jdbc ->
        jdbc.sql(READ)
            .param("statistics", new SqlArrayValue("text", OeeEvidence.STATISTICS.toArray()))
            .param("machines", Columns.machines(machines))
            .param("from", Columns.at(within.from()))
            .param("to", Columns.at(within.to()))
            .param("limit", limit)
            .query(
                (row, _) -> new News(FindingTable.finding(row), Columns.instant(row, "learned_at")))
            .list());
  }
}
