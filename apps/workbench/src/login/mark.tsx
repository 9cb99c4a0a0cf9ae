/** The mark of the desk. */
export function Mark({ size = 32 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="7" fill="var(--ccc-brand)" />
      <path
        d="M7 12.5A5.5 5.5 0 0 1 12.5 7h7a5.500 5.500 0 0 1 5.500 5.500v3a5.500 5.500 0 0 1-5.500 5.500H15l-4.600 4v-4.400A5.500 5.500 0 0 1 7 15.500Z"
        fill="#fff"
      />
      <circle cx="13" cy="14" r="1.600" fill="var(--ccc-brand)" />
      <circle cx="19" cy="14" r="1.600" fill="var(--ccc-brand)" />
    </svg>
  );
}
