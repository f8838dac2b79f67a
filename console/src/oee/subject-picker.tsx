import type { FunctionComponent } from 'preact';
import type { Subject } from '../api/oee';
import { words } from '../format/words';
import { PLANT } from '../router';
import { lines, machineName } from '../store/plant';

/** Chooses the plant, a line, or a machine. */
export const SubjectPicker: FunctionComponent<{
  subject: Subject;
  choose: (subject: Subject) => void;
}> = ({ subject, choose }) => {
  const current = valueOf(subject);
  const known = lines.value.flatMap(([line, ids]) => [
    `line/${line}`,
    ...ids.map((id) => `machine/${id}`),
  ]);
  return (
    <label class="field-label">
      Of
      <select value={current} onChange={(event) => choose(subjectOf(event.currentTarget.value))}>
        <option value="plant/">The whole plant</option>
        {lines.value.map(([line, ids]) => (
          <optgroup key={line} label={words(line)}>
            <option value={`line/${line}`}>{words(line)}, all machines</option>
            {ids.map((id) => (
              <option key={id} value={`machine/${id}`}>
                {machineName(id)}
              </option>
            ))}
          </optgroup>
        ))}
        {current !== 'plant/' && !known.includes(current) && (
          <option value={current}>{subject.id}</option>
        )}
      </select>
    </label>
  );
};

function valueOf({ kind, id }: Subject): string {
  return `${kind}/${id}`;
}

function subjectOf(value: string): Subject {
  const slash = value.indexOf('/');
  const kind = value.slice(0, slash);
  const id = value.slice(slash + 1);
  return kind === 'machine' || kind === 'line' ? { kind, id } : PLANT;
}

/** The subject that an address names by `machine` or `line`; the plant when by neither. */
export function subjectOfQuery(query: Readonly<Record<string, string>>): Subject {
  if (query.machine !== undefined) return { kind: 'machine', id: query.machine };
  return query.line === undefined ? PLANT : { kind: 'line', id: query.line };
}

/** What an address remembers of the subject. */
export function queryOfSubject({ kind, id }: Subject): Record<string, string | null> {
  return {
    machine: kind === 'machine' ? id : null,
    line: kind === 'line' ? id : null,
  };
}
