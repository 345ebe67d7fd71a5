import { FileUp } from 'lucide-react';

interface FileDropProps {
  file: File | null;
  onChoose: (file: File) => void;
}

/** File input with drag and drop: an invisible native input covers the whole area. */
export function FileDrop({ file, onChoose }: FileDropProps) {
  return (
    <label className="relative grid justify-items-center gap-1 rounded-lg border-2 border-dashed border-line-strong bg-raised px-6 py-9 text-center transition-colors hover:border-rim has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-rim">
      <FileUp aria-hidden className="size-8 text-rim" />
      <span className="mt-1 font-semibold wrap-anywhere">
        {file ? file.name : 'Choose a CSV file'}
      </span>
      <span className="text-ink-soft">
        {file ? `${formatSize(file.size)} · Choose another file` : 'or drag and drop it here'}
      </span>
      <input
        type="file"
        accept=".csv,text/csv"
        className="absolute inset-0 size-full cursor-pointer opacity-0"
        onChange={({ target }) => {
          const [chosen] = target.files ?? [];
          if (chosen) onChoose(chosen);
          // Lets the user choose the same file again after fixing it.
          target.value = '';
        }}
      />
    </label>
  );
}

function formatSize(bytes: number): string {
  const step = bytes < 1000 ? 0 : bytes < 1_000_000 ? 1 : 2;
  const unit = (['byte', 'kilobyte', 'megabyte'] as const)[step];
  return new Intl.NumberFormat('en-GB', {
    style: 'unit',
    unit,
    unitDisplay: step === 0 ? 'long' : 'short',
    maximumFractionDigits: step === 2 ? 1 : 0,
  }).format(bytes / 1000 ** step);
}
