import type { FunctionComponent } from 'preact';
import { useState } from 'preact/hooks';
import { oeeApi } from '../api/oee';
import { Problem } from '../api/problem';
import { serverNow } from '../clock';
import { Trouble } from '../parts/trouble';
import { useOne } from '../store/one';
import { EntryList } from './entry-list';
import { Field } from './field';
import { fromField, toField } from './moment-field';

const LOOK_BACK = 7 * 86_400_000;

/** The order on a machine: what was said of it last, and where the next one begins or ends it. */
export const OrderOnMachine: FunctionComponent<{ machine: string }> = ({ machine }) => {
  const since = () => new Date(serverNow() - LOOK_BACK).toISOString();
  const log = useOne(machine, () => oeeApi.entries(machine, since(), null));
  const said = (log.value ?? []).filter(({ kind }) => kind === 'order' || kind === 'order-end');
  return (
    <section aria-labelledby="order-on-machine">
      <h2 id="order-on-machine">Order on this machine</h2>
      <div class="panel">
        {log.problem !== null && <Trouble problem={log.problem} again={log.again} />}
        {log.value !== null && said.length === 0 && (
          <p class="hint">Nobody began or ended an order here in the last 7 days.</p>
        )}
        <EntryList entries={said.slice(0, 3)} reasons={[]} />
        <OrderForm machine={machine} entered={log.again} />
      </div>
    </section>
  );
};

const OrderForm: FunctionComponent<{ machine: string; entered: () => void }> = ({
  machine,
  entered,
}) => {
  const [fields, setFields] = useState({ order: '', product: '', at: '' });
  const [problem, setProblem] = useState<Problem | null>(null);
  const [done, setDone] = useState('');
  const put = (name: keyof typeof fields) => (value: string) => {
    setFields((old) => ({ ...old, [name]: value }));
    setDone('');
  };
  const say = (call: Promise<unknown>, sentence: string) => {
    setProblem(null);
    call
      .then(() => {
        setDone(sentence);
        setFields({ order: '', product: '', at: toField(nowText()) });
        entered();
      })
      .catch((error: unknown) => setProblem(Problem.from(error)));
  };
  const { order, product } = fields;
  const at = fromField(fields.at);
  return (
    <details
      onToggle={({ currentTarget }) => {
        if (currentTarget.open && fields.at === '') put('at')(toField(nowText()));
      }}
    >
      <summary>Begin or end an order</summary>
      <form
        class="span-form"
        onSubmit={(event) => {
          event.preventDefault();
          say(oeeApi.beginOrder({ machine, order, product, from: at }), `Order ${order} began.`);
        }}
      >
        <Field label="Order" type="text" value={order} put={put('order')} />
        <Field label="Product" type="text" value={product} put={put('product')} />
        <Field label="At" type="datetime-local" value={fields.at} put={put('at')} />
        <button type="submit" class="primary">
          Begin the order
        </button>
        <button
          type="button"
          onClick={() => say(oeeApi.endOrder({ machine, at }), 'The order ended.')}
        >
          End the running order
        </button>
      </form>
      <p role="status">{done}</p>
      {problem !== null && <Trouble problem={problem} />}
    </details>
  );
};

const nowText = () => new Date(serverNow()).toISOString();
