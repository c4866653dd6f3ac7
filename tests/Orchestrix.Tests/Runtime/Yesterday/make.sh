#!/usr/bin/env bash
# Compiles Library.cs.txt into Yesterday.dll against the packages of an old commit: make.sh [COMMIT]
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
commit=${1:-04f7ec5}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
git clone -q "$(git -C "$here" rev-parse --show-toplevel)" "$work/old" && git -C "$work/old" checkout -q "$commit"
dotnet pack "$work/old/src/Orchestrix" -c Release -o "$work/feed" -p:Version=0.1.0-yesterday -p:RunAnalyzersDuringBuild=false -v q
mkdir "$work/library" && cp "$here/Library.cs.txt" "$work/library/Library.cs"
cat > "$work/library/Yesterday.csproj" <<'PROJECT'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <TargetFramework>net10.0</TargetFramework>
    <Nullable>enable</Nullable>
    <ImplicitUsings>enable</ImplicitUsings>
    <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
    <DebugType>none</DebugType>
    <PathMap>$(MSBuildProjectDirectory)=/</PathMap>
  </PropertyGroup>
  <ItemGroup>
    <PackageReference Include="Orchestrix" Version="0.1.0-yesterday" />
  </ItemGroup>
</Project>
PROJECT
cache=$(dotnet nuget locals global-packages --list | sed 's/^[^:]*: *//')
NUGET_PACKAGES="$work/packages" dotnet build "$work/library" -c Release -v q -p:RestoreAdditionalProjectSources="$work/feed" -p:RestoreFallbackFolders="${cache%/}"
cp "$work/library/bin/Release/net10.0/Yesterday.dll" "$here/"
