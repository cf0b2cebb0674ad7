<?php
declare( strict_types=1 );
namespace WikibaseStandIn;

use MediaWiki\Content\Content;
use MediaWiki\Html\Html;
use SlotDiffRenderer;

/** The difference of two states of an entity as table rows: one pair per term, sitelink or statement that changed. */
final class EntityDiffRenderer extends SlotDiffRenderer {
	private const NAMES = [
		'labels' => 'label', 'descriptions' => 'description', 'aliases' => 'aliases', 'sitelinks' => 'links', 'statements' => 'Property',
	];

	public function __construct( private readonly ValueFormatter $formatter ) {
	}

	/** @inheritDoc */
	public function getDiff( ?Content $oldContent = null, ?Content $newContent = null ): string {
		$this->normalizeContents( $oldContent, $newContent, [ EntityContent::class ] );
		if ( !$oldContent instanceof EntityContent || !$newContent instanceof EntityContent ) {
			return '';
		}
		$html = '';
		foreach ( EntityDiff::between( $oldContent->entity(), $newContent->entity() )->operations as [ $part, $key, $old, $new ] ) {
			$html .= $this->rows( $this->name( $part, $key, $old ?? $new ), $this->text( $part, $old ), $this->text( $part, $new ) );
		}
		return $html;
	}

	private function name( string $part, string $key, mixed $value ): string {
		$key = $part === 'statements' ? $this->formatter->label( $value['mainsnak']['property'] ) : $key;
		return self::NAMES[$part] . " / $key";
	}

	private function text( string $part, mixed $value ): ?string {
		return match ( true ) {
			$value === null => null,
			$part === 'sitelinks' => $value['title'],
			$part === 'statements' => $this->statement( $value ),
			default => $value,
		};
	}

	private function statement( array $statement ): string {
		$lines = [ $this->formatter->summary( $statement['mainsnak'] ) . " / rank: {$statement['rank']}" ];
		foreach ( [ $statement, ...( $statement['references'] ?? [] ) ] as $holder ) {
			foreach ( $holder['qualifiers'] ?? $holder['snaks'] ?? [] as $property => $snaks ) {
				foreach ( $snaks as $snak ) {
					$lines[] = $this->formatter->label( $property ) . ': ' . $this->formatter->summary( $snak );
				}
			}
		}
		return implode( ' / ', $lines );
	}

	private function rows( string $name, ?string $old, ?string $new ): string {
		$heading = Html::element( 'td', [ 'colspan' => '2', 'class' => 'diff-lineno' ], $name );
		return Html::rawElement( 'tr', [], $heading . $heading ) . Html::rawElement( 'tr', [],
			$this->side( '−', 'diff-deletedline', 'del', $old ) . $this->side( '+', 'diff-addedline', 'ins', $new ) );
	}

	private function side( string $marker, string $class, string $element, ?string $text ): string {
		if ( $text === null ) {
			return Html::element( 'td', [ 'colspan' => '2' ], "\u{00A0}" );
		}
		return Html::element( 'td', [ 'class' => 'diff-marker', 'data-marker' => $marker ] )
			. Html::rawElement( 'td', [ 'class' => $class ], Html::rawElement( 'div', [],
				Html::element( $element, [ 'class' => 'diffchange diffchange-inline' ], $text ) ) );
	}
}
