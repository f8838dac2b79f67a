package org.millwright.stream;

import org.apache.kafka.common.serialization.Serde;
import org.millwright.domain.finding.EpisodeStatus;
import org.millwright.domain.finding.FindingChange;
import org.millwright.domain.observation.Frame;
import org.millwright.domain.observation.MachineSnapshot;
import org.millwright.domain.oee.OeeNews;

/** How the line's records are written and read. */
public record LineSerdes(
    Serde<Frame> frames,
    Serde<FindingChange> changes,
    Serde<EpisodeStatus> statuses,
    Serde<MachineSnapshot> snapshots,
    Serde<OeeNews> oee) {}
