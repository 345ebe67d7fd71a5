import { Minus, Plus } from 'lucide-react';
import { useState, type ReactNode } from 'react';

interface QuantityStepperProps {
  /** Of what. */
  label: string;
  quantity: number;
  /** The most that makes sense; more may be typed and is brought down to it. */
  max: number;
  onChange: (quantity: number) => void;
}

/** Pieces of something, at least one: typed, or stepped. */
export function QuantityStepper({ label, quantity, max, onChange }: QuantityStepperProps) {
  // What is being typed is no quantity yet: "", "1" on the way to "12".
  const [typed, setTyped] = useState<string | null>(null);
  const settle = () => {
    const wanted = Number.parseInt(typed ?? '', 10);
    setTyped(null);
    if (wanted >= 1 && wanted !== quantity) onChange(Math.min(wanted, max));
  };
  return (
    <div className="inline-flex items-center rounded-md border border-line-strong bg-raised">
      <Step
        label={`One less ${label}`}
        disabled={quantity <= 1}
        onClick={() => onChange(quantity - 1)}
      >
        <Minus aria-hidden className="size-4" />
      </Step>
      <input
        aria-label={`Quantity of ${label}`}
        inputMode="numeric"
        value={typed ?? String(quantity)}
        onChange={(event) => setTyped(event.target.value.replace(/\D/g, '').slice(0, 6))}
        onBlur={settle}
        onKeyDown={(event) => {
          if (event.key === 'Enter') settle();
        }}
        className="h-10 w-12 bg-transparent text-center font-semibold tabular-nums"
      />
      <Step
        label={`One more ${label}`}
        disabled={quantity >= max}
        onClick={() => onChange(quantity + 1)}
      >
        <Plus aria-hidden className="size-4" />
      </Step>
    </div>
  );
}

interface StepProps {
  label: string;
  disabled: boolean;
  onClick: () => void;
  children: ReactNode;
}

function Step({ label, disabled, onClick, children }: StepProps) {
  return (
    <button
      type="button"
      aria-label={label}
      disabled={disabled}
      onClick={onClick}
      className="grid size-10 place-items-center rounded-md text-ink hover:not-disabled:bg-sunk disabled:opacity-35"
    >
      {children}
    </button>
  );
}
