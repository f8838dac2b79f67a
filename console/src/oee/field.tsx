import type { FunctionComponent } from 'preact';

/** A field with its name that must be filled in; moments to the second. */
export const Field: FunctionComponent<{
  label: string;
  type: string;
  value: string;
  put: (value: string) => void;
}> = ({ label, type, value, put }) => (
  <label class="picker">
    <span>{label}</span>
    <input
      class="field"
      type={type}
      value={value}
      required
      {...(type === 'datetime-local' ? { step: '1' } : {})}
      onInput={({ currentTarget }) => put(currentTarget.value)}
    />
  </label>
);
