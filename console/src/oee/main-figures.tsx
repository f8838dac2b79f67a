import type { FunctionComponent } from 'preact';
import type { Figures, Oee } from '../api/oee-types';
import { percent, pieces, time } from '../format/oee';
import { Open } from './open';
import { isTooFast, MAIN_RATIOS, RATIOS, whyUndefined, type RatioWord } from './words';

/** OEE and its three factors, large; each opens what it is made of. */
export const MainFigures: FunctionComponent<{ report: Oee }> = ({ report }) => (
  <section aria-label="Main figures" class="figures">
    {MAIN_RATIOS.map((ratio) => (
      <Figure key={ratio.key} ratio={ratio} report={report} />
    ))}
  </section>
);

const Figure: FunctionComponent<{ ratio: RatioWord; report: Oee }> = ({ ratio, report }) => {
  const value = report.total[ratio.key];
  const why = whyUndefined(ratio.key, report.total);
  const text = percent(value);
  return (
    <div class={ratio.key === 'oee' ? 'figure figure-oee' : 'figure'} data-figure={ratio.key}>
      <Open
        drill={`ratio.${ratio.key}`}
        class="figure-open"
        label={`${ratio.text} ${why === null ? text : `not defined, ${why}`}: open what it is made of`}
      >
        <span class="figure-name">{ratio.text}</span>
        <span class="figure-value">{text}</span>
        <span class="figure-formula">{ratio.formula}</span>
      </Open>
      {why !== null && <p class="figure-note">Not defined: {why}.</p>}
      {ratio.key === 'oee' && <Against report={report} />}
      {ratio.key === 'effectiveness' && isTooFast(value) && (
        <p class="figure-note">Above 100 %: the planned run time for a piece is too long.</p>
      )}
    </div>
  );
};

const Against: FunctionComponent<{ report: Oee }> = ({ report }) => {
  const { target, total, provisional } = report;
  return (
    <p class="figure-note">
      {target === null ? 'No target for several machines together.' : `Target ${percent(target)}`}
      {target !== null && total.oee !== null && (
        <strong class={total.oee < target ? 'below' : 'reached'}>
          {total.oee < target ? ' ▼ below' : ' ▲ reached'}
        </strong>
      )}
      {provisional && <span class="tag tag-warning provisional">Provisional</span>}
    </p>
  );
};

/** The other ratios, the pieces, and what lies outside of the plan. */
export const FurtherFigures: FunctionComponent<{ figures: Figures }> = ({ figures }) => (
  <section aria-labelledby="further">
    <h2 id="further">Further figures</h2>
    <div class="panel">
      <dl class="facts">
        {RATIOS.slice(4).map((ratio) => (
          <div key={ratio.key} data-figure={ratio.key}>
            <dt>
              {ratio.text}
              <span class="formula">{ratio.formula}</span>
            </dt>
            <dd>
              <Open
                drill={`ratio.${ratio.key}`}
                label={`${ratio.text} ${percent(figures[ratio.key])}: open what it is made of`}
              >
                {percent(figures[ratio.key])}
              </Open>
              <Why text={whyUndefined(ratio.key, figures)} />
            </dd>
          </div>
        ))}
        <Reliability figures={figures} />
      </dl>
      <dl class="facts counts">
        <Count name="Produced (PQ)" count={figures.counts.produced} />
        <Count name="Good first time (GQ)" count={figures.counts.good} />
        <Count name="Scrap (SQ)" count={figures.counts.scrap} />
        <Count name="Rework (RQ)" count={figures.counts.rework} />
        {figures.counts.withoutCycle > 0 && (
          <Count name="Without a planned run time" count={figures.counts.withoutCycle} />
        )}
        {figures.unmatchedRejects > 0 && (
          <Count name="Rejects without a piece" count={figures.unmatchedRejects} />
        )}
      </dl>
      <Outside figures={figures} />
    </div>
  </section>
);

const Reliability: FunctionComponent<{ figures: Figures }> = ({ figures }) => {
  const { failures, mtbf, mttr } = figures;
  if (failures === null || failures === undefined) return null;
  return (
    <>
      <Count name="Failures" count={failures} />
      <div data-figure="mtbf">
        <dt>Time between failures (MTBF)</dt>
        <dd>
          {time(mtbf)}
          <Why text={mtbf === null ? 'no failure' : null} />
        </dd>
      </div>
      <div data-figure="mttr">
        <dt>Time to repair (MTTR)</dt>
        <dd>
          {time(mttr)}
          <Why text={mttr === null ? 'no failure' : null} />
        </dd>
      </div>
    </>
  );
};

const Why: FunctionComponent<{ text: string | null }> = ({ text }) =>
  text === null ? null : <span class="why"> {text}</span>;

const Count: FunctionComponent<{ name: string; count: number }> = ({ name, count }) => (
  <div>
    <dt>{name}</dt>
    <dd class="number">{pieces(count)}</dd>
  </div>
);

const Outside: FunctionComponent<{ figures: Figures }> = ({ figures: { outside } }) =>
  outside.produced === 0 && outside.seconds === 0 ? null : (
    <p class="hint">
      Outside planned time, no part of OEE: it ran {time(outside.seconds)} and made{' '}
      {pieces(outside.produced)} pieces, {pieces(outside.good)} of them good.
    </p>
  );
