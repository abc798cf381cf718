type Props = { size: number; path: string; label: string };

/** A QR code as a drawing: dark on light in either scheme, since a telephone reads no other. */
export function QrCode({ size, path, label }: Props) {
  return (
    <svg
      className="tw:block tw:size-56 tw:max-w-full tw:bg-[#fff]"
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
      role="img"
      aria-label={label}
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
